/**
 * Carries commands out, and keeps one that the kernel breaks on from holding up its account.
 *
 * Threat: such a command is still there when the account has been read back, and would break it
 * again for ever: no bar, no stop and no cancel would be seen any more. That it breaks is our bug;
 * what it costs is one refusal.
 */
import type { CommandId } from '@fiducia/tenants';
import type { StoredCommand } from '../accounts/account-command.js';
import type { MarketFeed } from '../market-data/market-feed.js';
import { applyCommand } from './apply-command.js';
import { refusal } from './command-answer.js';
import type { AppliedCommand } from './command-answer.js';
import type { RunningAccount } from './running-account.js';

/** The account in memory is half changed: it is to be read back, and then answers the command. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}

/** Refused, a halt would leave an account trading; without its opening there is no account. */
const NEVER_REFUSED: readonly StoredCommand['kind'][] = ['HALT', 'OPEN'];

const SENTENCE =
  'The account could not carry this out, by a fault of the platform: nothing was changed. ' +
  'Tell whoever runs it.';

export class CommandFaults {
  readonly #faulty = new Set<CommandId>();

  applyOrRefuse(account: RunningAccount, feed: MarketFeed, command: StoredCommand): AppliedCommand {
    if (this.#faulty.delete(command.id)) return refusal('CONFLICT', SENTENCE);
    try {
      return applyCommand(account, feed, command);
    } catch (error) {
      if (NEVER_REFUSED.includes(command.kind)) throw error;
      this.#faulty.add(command.id);
      throw new CommandFault(`${command.kind} ${command.id} broke the kernel`, { cause: error });
    }
  }
}
