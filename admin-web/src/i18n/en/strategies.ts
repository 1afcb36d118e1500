/** Texts of strategies at work on an account. */
import type { Catalogue } from '../translate.js';

export const strategies = {
  'deployments.empty': 'No strategy has run on this account yet',

  'deployment.status.RUNNING': 'Running',
  'deployment.status.STOPPED': 'Stopped',
  'deployment.status.FAILED': 'Failed',
  'deployment.of': '{name} {version} on {instruments}',
  'deployment.share': 'Share of equity',
  'deployment.started': 'Started',
  'deployment.stopped': 'Stopped',
  'deployment.stop': 'Stop strategy',
  'deployment.stopTitle': 'Stop {strategy}?',
  'deployment.stopText': 'The strategy gives no more orders on the account of {client}.',
  'deployment.stopDone': '{strategy} is stopped.',

  'deploy.button': 'Deploy strategy',
  'deploy.hint': 'Each strategy keeps its own positions and result.',
  'deploy.haltedHint': 'A halted account takes no strategies.',
  'deploy.title': 'Deploy a strategy',
  'deploy.noStrategies': 'There is no strategy to deploy.',
  'deploy.strategy': 'Strategy',
  'deploy.instruments': 'Instruments',
  'deploy.instrumentMissing': 'Choose at least one instrument.',
  'deploy.share': 'Share of equity',
  'deploy.shareHint': 'How much of the account’s equity the strategy may use.',
  'deploy.shareProblem': 'Above 0, at most 100 percent.',
  'deploy.submit': 'Deploy',
  'deploy.done': '{strategy} is deployed.',
  'deploy.problem.MISSING': 'Please fill this in.',
  'deploy.problem.NOT_A_NUMBER': 'This must be a number.',
  'deploy.problem.NOT_WHOLE': 'This must be a whole number.',
  'deploy.problem.TOO_SMALL': 'At least {min}.',
  'deploy.problem.TOO_LARGE': 'At most {max}.',
} as const satisfies Catalogue;
