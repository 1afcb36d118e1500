/** The partner, its brand, and its clients. */
import { Field, ID, ObjectType } from 'type-graphql';
import { NodeType } from './node.type.js';

@ObjectType('Branding', { simpleResolvers: true, description: "A partner's name and colours." })
export class BrandingType {
  @Field(() => String)
  tenantName!: string;

  @Field(() => String)
  productName!: string;

  @Field(() => String, { description: 'CSS colour, e.g. "#0b3d91".' })
  primaryColor!: string;

  @Field(() => String, { description: 'CSS colour of highlights.' })
  accentColor!: string;

  @Field(() => String, { nullable: true, description: 'The logo as SVG markup.' })
  logoSvg!: string | null;
}

@ObjectType('Tenant', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'The partner the viewer works for.',
})
export class TenantType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'e.g. "demo" or "production".' })
  environment!: string;

  @Field(() => BrandingType)
  branding!: BrandingType;
}

@ObjectType('Client', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Whose money an account holds.',
})
export class ClientType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: "The partner's own number of the client." })
  reference!: string;
}
