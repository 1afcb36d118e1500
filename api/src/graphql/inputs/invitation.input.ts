/** What invitations and new passwords take. */
import { Field, ID, InputType } from 'type-graphql';

const PASSWORD = '12 to 128 characters, of any kind.';
const TOKEN = 'What stands behind # in the address of the mail.';

@InputType()
export class InviteUserInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  name!: string;
}

@InputType()
export class ResendInvitationInput {
  @Field(() => ID)
  userId!: string;
}

@InputType()
export class RevokeInvitationInput {
  @Field(() => ID)
  userId!: string;

  @Field(() => String)
  reason!: string;
}

@InputType()
export class AcceptInvitationInput {
  @Field(() => String, { description: TOKEN })
  token!: string;

  @Field(() => String, { description: PASSWORD })
  password!: string;
}

@InputType()
export class RequestPasswordResetInput {
  @Field(() => String)
  email!: string;
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: TOKEN })
  token!: string;

  @Field(() => String, { description: PASSWORD })
  password!: string;
}
