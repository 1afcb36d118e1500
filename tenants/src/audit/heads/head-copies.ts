/** The port to object storage that does not let go: heads are copied there under retention. */
import type { TenantId } from '../../ids.js';
import type { KeptHead } from './kept-heads.js';

export interface CopyPlace {
  readonly tenantId: TenantId;
  readonly history: number;
}

export interface HeadCopies {
  /** DIFFERENT: another head of this size lies there already. Rejects when it cannot be reached. */
  put(place: CopyPlace, head: KeptHead): Promise<'STORED' | 'DIFFERENT'>;
  /** The size of some copy that is larger than this, or null when there is none. */
  sizeBeyond(place: CopyPlace, treeSize: bigint): Promise<bigint | null>;
}
