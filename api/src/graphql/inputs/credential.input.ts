/** What the mutations of venue credentials take. The key goes in here and comes out nowhere. */
import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class VenueKeyInput {
  @Field(() => String, { description: 'The public part, as the venue gives it out.' })
  keyId!: string;

  @Field(() => String)
  secret!: string;

  @Field(() => String, { nullable: true, description: 'Where the venue has one.' })
  passphrase?: string | null;
}

@InputType()
export class StoreVenueCredentialInput {
  @Field(() => ID)
  accountId!: string;

  @Field(() => String, { description: 'Such as "binance".' })
  venue!: string;

  @Field(() => String)
  label!: string;

  @Field(() => VenueKeyInput)
  key!: VenueKeyInput;
}

@InputType()
export class RotateVenueCredentialInput {
  @Field(() => ID)
  credentialId!: string;

  @Field(() => VenueKeyInput)
  key!: VenueKeyInput;

  @Field(() => String)
  reason!: string;
}

@InputType()
export class ConfirmVenueCredentialInput {
  @Field(() => ID)
  credentialId!: string;
}

@InputType()
export class DeleteVenueCredentialInput {
  @Field(() => ID)
  credentialId!: string;

  @Field(() => String)
  reason!: string;
}
