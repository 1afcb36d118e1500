/** What signing in, sessions and second factors take. */
import { Field, ID, InputType } from 'type-graphql';
import { TokenDeliveryEnum } from '../enums.js';

const DELIVERY = 'Browsers ask for COOKIE; programs take the tokens from the payload.';

@InputType()
export class SignInInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;

  @Field(() => TokenDeliveryEnum, { defaultValue: 'PAYLOAD', description: DELIVERY })
  delivery!: keyof typeof TokenDeliveryEnum;
}

@InputType()
export class CompleteSignInInput {
  @Field(() => String, { description: 'What `signIn` answered in MfaRequired.' })
  challenge!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The six digits that the app shows now. Give this or recoveryCode.',
  })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Each is accepted once.' })
  recoveryCode?: string | null;

  @Field(() => TokenDeliveryEnum, { defaultValue: 'PAYLOAD', description: DELIVERY })
  delivery!: keyof typeof TokenDeliveryEnum;
}

@InputType()
export class RefreshSessionInput {
  @Field(() => String, {
    nullable: true,
    description: 'Accepted once. Absent in browsers, which have it as a cookie.',
  })
  refreshToken?: string | null;
}

@InputType()
export class RevokeSessionInput {
  @Field(() => ID)
  sessionId!: string;
}

@InputType()
export class StepUpInput {
  @Field(() => String, { description: 'The six digits that the app shows now.' })
  code!: string;
}

@InputType()
export class StartTotpEnrolmentInput {
  @Field(() => String, {
    nullable: true,
    description: 'Needed for a first second factor when the sign-in is more than 10 minutes old.',
  })
  password?: string | null;
}

@InputType()
export class ConfirmTotpEnrolmentInput {
  @Field(() => String, { description: 'The six digits that the app shows for the new secret.' })
  code!: string;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  currentPassword!: string;

  @Field(() => String, { description: '12 to 128 characters, of any kind.' })
  newPassword!: string;
}

@InputType()
export class ResetSecondFactorInput {
  @Field(() => ID)
  userId!: string;

  @Field(() => String, { description: 'For the audit log.' })
  reason!: string;
}
