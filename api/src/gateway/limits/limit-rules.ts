/** Our validation rules, for HTTP and WebSocket alike. */
import type { ValidationRule } from 'graphql';
import { StorableTextRule } from './plain-text.js';
import { RootFieldsRule } from './root-fields-rule.js';
import { SelectionLimitsRule } from './selection-limits-rule.js';

export const LIMIT_RULES: readonly ValidationRule[] = [
  SelectionLimitsRule,
  RootFieldsRule,
  StorableTextRule,
];
