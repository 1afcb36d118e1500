/** Our validation rules, for HTTP and WebSocket alike. */
import type { ValidationRule } from 'graphql';
import { PlainValuesRule } from './plain-values.js';
import { RootFieldsRule } from './root-fields-rule.js';
import { SelectionLimitsRule } from './selection-limits-rule.js';

export const LIMIT_RULES: readonly ValidationRule[] = [
  SelectionLimitsRule,
  RootFieldsRule,
  PlainValuesRule,
];
