/** Builds the executable schema from the resolvers: code first, names stated, nothing inferred. */
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AccountResolver } from './resolvers/account.resolver.js';
import { ApiKeyResolver } from './resolvers/api-key.resolver.js';
import { ApprovalCommandResolver } from './resolvers/approval-command.resolver.js';
import { ApprovalResolver } from './resolvers/approval.resolver.js';
import { AuditProofResolver } from './resolvers/audit-proof.resolver.js';
import { AuditResolver } from './resolvers/audit.resolver.js';
import { BrandingResolver } from './resolvers/branding.resolver.js';
import { CredentialResolver } from './resolvers/credential.resolver.js';
import { DeploymentCommandResolver } from './resolvers/deployment-command.resolver.js';
import { HaltCommandResolver } from './resolvers/halt-command.resolver.js';
import { InvitationResolver } from './resolvers/invitation.resolver.js';
import { LiveResolver } from './resolvers/live.resolver.js';
import { MarketResolver } from './resolvers/market.resolver.js';
import { NodeResolver } from './resolvers/node.resolver.js';
import { OrderCommandResolver } from './resolvers/order-command.resolver.js';
import { OrderResolver } from './resolvers/order.resolver.js';
import { PlatformResolver } from './resolvers/platform.resolver.js';
import { ResearchCommandResolver } from './resolvers/research-command.resolver.js';
import { BacktestReportResolver, ResearchResolver } from './resolvers/research.resolver.js';
import { SeriesResolver } from './resolvers/series.resolver.js';
import { SecondFactorResolver } from './resolvers/second-factor.resolver.js';
import { SessionListResolver } from './resolvers/session-list.resolver.js';
import { SessionResolver } from './resolvers/session.resolver.js';
import { TeamCommandResolver } from './resolvers/team-command.resolver.js';
import { TeamResolver } from './resolvers/team.resolver.js';
import { TradingListResolver } from './resolvers/trading-list.resolver.js';

/** Subscriptions bring their own sources, tied to a tenant; type-graphql's topics are not used. */
const NO_TOPICS = {
  publish(): never {
    throw new Error('Publish through the ephemeral stores.');
  },
  subscribe(): never {
    throw new Error('A subscription needs a source of its own.');
  },
};

export function buildGatewaySchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: [
      AccountResolver,
      ApiKeyResolver,
      ApprovalCommandResolver,
      ApprovalResolver,
      AuditProofResolver,
      AuditResolver,
      BacktestReportResolver,
      BrandingResolver,
      CredentialResolver,
      DeploymentCommandResolver,
      HaltCommandResolver,
      InvitationResolver,
      LiveResolver,
      MarketResolver,
      NodeResolver,
      OrderCommandResolver,
      OrderResolver,
      PlatformResolver,
      ResearchCommandResolver,
      ResearchResolver,
      SeriesResolver,
      SecondFactorResolver,
      SessionListResolver,
      SessionResolver,
      TeamCommandResolver,
      TeamResolver,
      TradingListResolver,
    ],
    // Scalars check the form of values, use cases their sense.
    validate: false,
    pubSub: NO_TOPICS,
  });
}
