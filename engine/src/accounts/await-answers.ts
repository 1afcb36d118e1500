/** Waits until accounts have answered commands, here or in another process, for a bounded time. */
import { openAlarm } from '@fiducia/tenants';
import type { CommandId, TenantContext } from '@fiducia/tenants';
import { ENGINE_ERROR_CODES } from '../errors.js';
import { present } from '../domain/assert.js';
import type { CommandAnswer } from './account-command.js';
import { failure } from './failures.js';
import type { Outcome } from './failures.js';
import type { UseCaseDeps } from './use-case-deps.js';

/** As long as a person waits; the request goes on without them and its key finds the answer. */
const ANSWER_WITHIN_MS = 5_000;
/** A lost notification costs at most this. */
const LOOK_EVERY_MS = 250;

const READ = `
  select id, result from account_command
  where tenant_id = $1 and id = any($2::uuid[]) and result is not null`;

export type Answers = Outcome<{
  readonly answers: ReadonlyMap<CommandId, CommandAnswer>;
  /** Of a single command. */
  readonly only: CommandAnswer;
}>;

export async function awaitAnswers(
  ctx: TenantContext,
  deps: Pick<UseCaseDeps, 'db' | 'wakeUps'>,
  ids: readonly CommandId[],
): Promise<Answers> {
  const signal = deps.wakeUps.open(ids.map((id) => `command:${id}` as const));
  const until = performance.now() + ANSWER_WITHIN_MS;
  try {
    for (let looks = 1; ; looks += 1) {
      const { version } = signal;
      const answers = await readAnswers(ctx, deps, ids);
      if (answers.size === ids.length) return { ok: true, answers, only: first(answers) };
      const leftMs = until - performance.now();
      // A worker that runs answers before the second look: who has none is not kept waiting.
      if ((looks === 2 || leftMs <= 0) && (await isInDoubt(ctx, deps))) {
        return failure('ACCOUNT_NOT_RUN');
      }
      if (leftMs <= 0) return notAnswered(ids.filter((id) => !answers.has(id)));
      await signal.changedSince(version, Math.min(leftMs, LOOK_EVERY_MS));
    }
  } finally {
    signal.close();
  }
}

/** While the audit log is in doubt no account of the tenant is run, so none answers. */
function isInDoubt(ctx: TenantContext, deps: Pick<UseCaseDeps, 'db'>): Promise<boolean> {
  return deps.db.tenants.run(ctx, async (tx) => (await openAlarm(tx, ctx)) !== null);
}

async function readAnswers(
  ctx: TenantContext,
  deps: Pick<UseCaseDeps, 'db' | 'wakeUps'>,
  ids: readonly CommandId[],
): Promise<ReadonlyMap<CommandId, CommandAnswer>> {
  const { rows } = await deps.db.tenants.read<{ id: CommandId; result: CommandAnswer }>(ctx, READ, [
    ctx.tenantId,
    ids,
  ]);
  return new Map(rows.map((row) => [row.id, row.result]));
}

function first(answers: ReadonlyMap<CommandId, CommandAnswer>): CommandAnswer {
  const [answer] = answers.values();
  return present(answer, 'an answer');
}

function notAnswered(commandIds: readonly CommandId[]): Answers {
  const { sentence } = ENGINE_ERROR_CODES.NOT_ANSWERED_YET;
  return { ok: false, error: { code: 'NOT_ANSWERED_YET', commandIds, sentence } };
}
