/** The portal's own GraphQL document: each account with its strategies and its newest equity. */
import { gql } from '@fiducia/sdk';
import type { Account, Connection, DeploymentStatus, EquityPoint, Id } from '@fiducia/sdk';

export interface OverviewAccount extends Account {
  readonly deployments: readonly OverviewDeployment[];
  /** The newest bars only: the sparkline. */
  readonly equityCurve: readonly Pick<EquityPoint, 'at' | 'equity'>[] | null;
}

export interface OverviewDeployment {
  readonly id: Id;
  readonly status: DeploymentStatus;
  readonly strategy: { readonly name: string; readonly title: string };
}

export interface OverviewPage {
  readonly accounts: Connection<OverviewAccount>;
}

export interface OverviewVariables {
  readonly first: number;
  readonly after: string | null;
  readonly trail: number;
}

export const overviewDocument = gql<
  OverviewPage,
  OverviewVariables
>(`query Overview($first: Int!, $after: String, $trail: Int!) {
  accounts(first: $first, after: $after) {
    nodes {
      id name mode status restricted liveApprovedAt currency startingCash cash equity dayResult dayResultPct totalResultPct
      exposure exposurePct drawdownPct peakEquity marketTime run
      client { id name reference }
      mandate {
        maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct
        maxDrawdownPct maxDailyLossPct allowShort onStop
      }
      journal { seq hash }
      halt { cause rule sentence figures { name value } at marketTime by reason }
      deployments { id status strategy { name title } }
      equityCurve(last: $trail) { at equity }
    }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`);
