/** Starting and ending deployments. One that cannot start is FAILED with a sentence, never a crash. */
import { assertThat } from '../domain/assert.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { AccountState } from './account-state.js';
import { cancelWorking } from './cancel-order.js';
import { closePositions } from './close-positions.js';
import { Deployment } from './deployment.js';
import type { DeploymentTerms } from './deployment.js';
import type { DeploymentRef, KernelInput } from './inputs.js';
import { PERCENT_ONE, percent } from './mandate-limits.js';
import { refuse } from './refuse.js';
import { StrategyHost, failureSentence } from './strategy-host.js';

type StartInput = Extract<KernelInput, { type: 'DEPLOYMENT_STARTED' }>;

export function startDeployment(state: AccountState, input: StartInput): void {
  if (state.owner(input.deployment) !== undefined) {
    refuse(state, 'DEPLOYMENT_EXISTS', `There is already a deployment ${input.deployment}.`, null);
    return;
  }
  const owner = state.addOwner(input.deployment);
  const definition = state.strategies.get(input.strategy) ?? null;
  const terms: DeploymentTerms = {
    ref: input.deployment,
    owner,
    strategy: input.strategy,
    strategyVersion: input.strategyVersion,
    parameters: input.parameters,
    symbols: input.symbols,
    sharePct: percent(input.capitalSharePct),
    capitalSharePct: input.capitalSharePct,
  };
  const fault = faultOf(state, terms, definition);
  const deployment = new Deployment(terms, definition);
  owner.deployment = deployment;
  const failure = fault ?? startStrategies(state, deployment);
  if (failure !== null) {
    endDeployment(state, deployment, 'FAILED', failure);
    return;
  }
  state.events?.push({ deployment: input.deployment, type: 'DEPLOYMENT_RUNNING' });
}

function faultOf(
  state: AccountState,
  terms: DeploymentTerms,
  definition: StrategyDefinition | null,
): string | null {
  if (definition === null) return `There is no strategy named ${terms.strategy}.`;
  if (definition.version !== terms.strategyVersion) {
    return `Version ${terms.strategyVersion} of ${terms.strategy} is not here; ${definition.version} is.`;
  }
  if (definition.inputs !== undefined) {
    return `${terms.strategy} computes inputs over all bars at once: it can be backtested, not deployed.`;
  }
  const unknown = terms.symbols.find((symbol) => state.instrument(symbol) === undefined);
  if (unknown !== undefined) return `The account does not trade ${unknown}.`;
  if (terms.symbols.length === 0) return 'A deployment needs at least one instrument.';
  if (new Set(terms.symbols).size < terms.symbols.length) return 'An instrument is there twice.';
  const parameters = checkStrategyParameters(definition, terms.parameters);
  if (!parameters.ok) return `The parameters are wrong: ${parameters.error}.`;
  return shareFault(state, terms);
}

function shareFault(state: AccountState, terms: DeploymentTerms): string | null {
  let used = terms.sharePct;
  for (const { deployment } of state.owners) {
    if (deployment?.status === 'RUNNING') used += deployment.sharePct;
  }
  if (terms.sharePct > 0n && used <= PERCENT_ONE) return null;
  return 'The capital shares of the running deployments must be above 0 and together at most 100 %.';
}

/** Fresh instances; null when they could be made. */
export function startStrategies(state: AccountState, deployment: Deployment): string | null {
  const { definition, terms } = deployment;
  assertThat(definition !== null, 'a deployment without a strategy cannot start');
  try {
    deployment.hosts = terms.symbols.map((symbol) => {
      const instrument = state.instrument(symbol);
      assertThat(instrument !== undefined, `the account does not trade ${symbol}`);
      return new StrategyHost(state, terms.owner, instrument, definition, terms.parameters);
    });
    return null;
  } catch (error) {
    return failureSentence(error);
  }
}

export function stopDeployment(state: AccountState, ref: DeploymentRef, close: boolean): void {
  const deployment = state.owner(ref)?.deployment;
  if (deployment === undefined || deployment === null) {
    refuse(state, 'DEPLOYMENT_NOT_FOUND', `There is no deployment ${ref}.`, null);
    return;
  }
  if (deployment.status !== 'RUNNING') {
    const status = deployment.status.toLowerCase();
    refuse(state, 'DEPLOYMENT_NOT_RUNNING', `The deployment ${ref} is already ${status}.`, null);
    return;
  }
  const reason = close ? 'Stopped; its positions are closed.' : 'Stopped; its positions are held.';
  end(state, deployment, 'STOPPED', reason, close);
  if (close) closeOf(state, deployment);
}

/** What a failed strategy leaves behind follows the mandate, as after a rule's halt. */
export function endDeployment(
  state: AccountState,
  deployment: Deployment,
  status: 'STOPPED' | 'FAILED',
  reason: string,
): void {
  const closes = state.limits.mandate.onStop === 'CLOSE_POSITIONS';
  end(state, deployment, status, reason, closes);
  if (closes) closeOf(state, deployment);
}

function end(
  state: AccountState,
  deployment: Deployment,
  status: 'STOPPED' | 'FAILED',
  reason: string,
  closes: boolean,
): void {
  deployment.status = status;
  deployment.endReason = reason;
  deployment.hosts = [];
  state.events?.push({
    deployment: deployment.terms.ref,
    reason,
    status,
    type: 'DEPLOYMENT_ENDED',
  });
  cancelWorking(state, deployment.owner, null, 'DEPLOYMENT_ENDED', !closes);
}

function closeOf(state: AccountState, deployment: Deployment): void {
  deployment.closing = true;
  closePositions(state);
}
