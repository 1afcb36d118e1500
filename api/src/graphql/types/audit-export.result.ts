/** The result of asking for an export of the audit log. */
import { Field, ObjectType } from 'type-graphql';
import { AuditExportType } from './audit-proof.type.js';
import * as failure from './failure.type.js';
import { resultOf } from './result-of.js';

@ObjectType('PrepareAuditExportPayload', { simpleResolvers: true })
export class PrepareAuditExportPayloadType {
  @Field(() => AuditExportType)
  export!: AuditExportType;
}

export const PrepareAuditExportResult = resultOf('PrepareAuditExportResult', [
  PrepareAuditExportPayloadType,
  failure.InvalidInputErrorType,
  failure.NotFoundErrorType,
  failure.PermissionDeniedErrorType,
  failure.RateLimitedErrorType,
  failure.UnavailableErrorType,
]);
