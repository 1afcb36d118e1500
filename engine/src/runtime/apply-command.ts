/** Turns a stored command into kernel inputs and what the kernel says into an answer. */
import type { CommandId, HaltId, TenantTransaction } from '@fiducia/tenants';
import type {
  DeploymentPayload,
  ReleasePayload,
  StoredCommand,
} from '../accounts/account-command.js';
import { openingInputs } from '../backtest/opening-inputs.js';
import { assertThat, present, unreachable } from '../domain/assert.js';
import { resolveConversions } from '../domain/resolve-conversions.js';
import type { DeploymentRef, MarketTimeMs, OrderRef } from '../kernel/inputs.js';
import type { MarketFeed } from '../market-data/market-feed.js';
import type { AccountKey } from '../projections/projection.js';
import { changeLimits } from './change-limits-command.js';
import { answerOf, refusal } from './command-answer.js';
import type { AppliedCommand } from './command-answer.js';
import { deniedField } from './denied-field.js';
import type { RunningAccount } from './running-account.js';

const STAMP_HALT = `
  update halt set market_time = $3, seq = $4 where tenant_id = $1 and id = $2 and seq is null`;

const RELEASE_HALTS = `
  update halt
  set released_at = now(), released_by = $4, released_by_name = $5, release_reason = $6
  where tenant_id = $1 and account_id = $2 and id = any($3::uuid[]) and released_at is null`;

export function applyCommand(
  account: RunningAccount,
  feed: MarketFeed,
  command: StoredCommand,
): AppliedCommand {
  const { opened } = account.kernel.view;
  if (command.kind === 'OPEN') {
    return opened
      ? refusal('ACCOUNT_ALREADY_OPEN', 'The account is already open.')
      : open(account, feed, command);
  }
  if (!opened) return refusal('ACCOUNT_NOT_OPEN', 'The account has not been opened yet.');
  const at = present(account.lastAt, 'the stamp of an open account');
  switch (command.kind) {
    case 'DEPLOY':
      return deploy(account, command.payload, at);
    case 'STOP_DEPLOYMENT': {
      const { ref: deployment, closePositions } = command.payload;
      return answerOf(
        account.apply({ type: 'DEPLOYMENT_STOPPED', at, deployment, closePositions }),
        null,
      );
    }
    case 'PLACE_ORDER':
      return placeOrder(account, command, at);
    case 'CANCEL_ORDER': {
      const { order } = command.payload;
      return answerOf(account.apply({ type: 'CANCEL_REQUESTED', at, order }), order);
    }
    case 'HALT':
      return halt(account, command.payload, at);
    case 'RELEASE':
      return release(account, command.payload, at);
    case 'CHANGE_LIMITS':
      return changeLimits(account, command.payload, at);
    default:
      return unreachable(command);
  }
}

/** The command is what was decided: asked twice, it names the same order. */
export function manualOrderRef(run: number, command: CommandId): OrderRef {
  return `m.${run}.${command.replaceAll('-', '')}.1`;
}

function open(
  account: RunningAccount,
  feed: MarketFeed,
  command: Extract<StoredCommand, { kind: 'OPEN' }>,
): AppliedCommand {
  const { timeline, state } = feed;
  const { symbols, deployments } = command.payload;
  const { terms } = account;
  const resolved = resolveConversions(
    symbols.map((symbol) => present(timeline.seriesOf(symbol), `series of ${symbol}`).instrument),
    terms.currency,
  );
  assertThat(resolved.ok, 'the rates of an account were checked when it was asked for');
  // The account opens just before the next bar; at the end of the data, before the last one.
  const step = Math.min(state.position, timeline.stepCount - 1);
  const inputs = openingInputs({
    firstBarAt: timeline.stampOf(step),
    currency: terms.currency,
    cash: terms.startingCash,
    mandate: terms.mandate,
    instruments: resolved.instruments,
    deployments: deployments.map(({ deploymentId: _, ...terms }) => terms),
  });
  deployments.forEach(({ deploymentId }, index) => {
    account.nameDeployment(`d${index + 1}`, deploymentId);
  });
  account.marketRun = state.run;
  const failed = inputs.map((input) => answerOf(account.apply(input), null)).find(isRefusal);
  return failed ?? { answer: { ok: true, order: null } };
}

function deploy(
  account: RunningAccount,
  payload: DeploymentPayload,
  at: MarketTimeMs,
): AppliedCommand {
  const { deploymentId, ...terms } = payload;
  const deployment: DeploymentRef = `d${account.kernel.view.deployments.length + 1}`;
  account.nameDeployment(deployment, deploymentId);
  return answerOf(account.apply({ type: 'DEPLOYMENT_STARTED', at, deployment, ...terms }), null);
}

function placeOrder(
  account: RunningAccount,
  { id, payload: { request } }: Extract<StoredCommand, { kind: 'PLACE_ORDER' }>,
  at: MarketTimeMs,
): AppliedCommand {
  const { view } = account.kernel;
  const order = manualOrderRef(view.run, id);
  const events = account.apply({ type: 'ORDER_REQUESTED', at, order, request });
  const { answer } = answerOf(events, order);
  if (answer.ok || answer.check === null) return { answer };
  // The journal says which check denied it; the field is for who waits for the answer.
  return { answer: { ...answer, field: deniedField(answer.check, request, view.faultsOf(order)) } };
}

function halt(
  account: RunningAccount,
  payload: { readonly haltId: HaltId; readonly closePositions: boolean },
  at: MarketTimeMs,
): AppliedCommand {
  const { tenantId } = account.terms.key;
  const applied = answerOf(account.apply({ type: 'HALT_REQUESTED', at, ...payload }), null);
  const values = [tenantId, payload.haltId, new Date(at), account.figures.seq];
  return { ...applied, write: (tx) => [tx.query(STAMP_HALT, values)] };
}

function release(
  account: RunningAccount,
  payload: ReleasePayload,
  at: MarketTimeMs,
): AppliedCommand {
  const { key } = account.terms;
  if (payload.haltIds.length === 0) return refusal('CONFLICT', 'These halts have ended already.');
  for (const haltId of payload.haltIds) account.apply({ type: 'RELEASE_REQUESTED', at, haltId });
  return {
    answer: { ok: true, order: null },
    write: (tx) => [writeRelease(tx, key, payload)],
  };
}

function writeRelease(
  tx: TenantTransaction,
  key: AccountKey,
  payload: ReleasePayload,
): Promise<unknown> {
  return tx.query(RELEASE_HALTS, [
    key.tenantId,
    key.accountId,
    payload.haltIds,
    payload.releasedBy,
    payload.releasedByName,
    payload.reason,
  ]);
}

function isRefusal(applied: AppliedCommand): boolean {
  return !applied.answer.ok;
}
