/** The person or the API key behind a request. */
import { Field, ID, ObjectType } from 'type-graphql';
import { ActorKindEnum, PermissionEnum, RoleEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { TenantType } from './tenant.type.js';

@ObjectType('Viewer', {
  simpleResolvers: true,
  description: 'The person or the API key behind this request.',
})
export class ViewerType {
  @Field(() => ID)
  id!: string;

  @Field(() => ActorKindEnum)
  kind!: keyof typeof ActorKindEnum;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, description: 'null for API keys.' })
  email!: string | null;

  @Field(() => [RoleEnum], { description: 'Empty for API keys, which have permissions only.' })
  roles!: readonly (keyof typeof RoleEnum)[];

  @Field(() => [PermissionEnum])
  permissions!: readonly (keyof typeof PermissionEnum)[];

  @Field(() => TenantType)
  tenant!: TenantType;

  @Field(() => Boolean, {
    description:
      'true: a role asks for a second factor that is not set up, and nothing else can be done.',
  })
  mustEnrolSecondFactor!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'null for API keys.' })
  sessionExpiresAt!: Date | null;
}
