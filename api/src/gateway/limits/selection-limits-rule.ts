/** Validation rule: bounds depth, aliases and directives of an operation. */
import { type ASTVisitor, type ValidationContext } from 'graphql';
import { apiError } from '../../errors/api-error.js';
import { MAX_ALIASES, MAX_DEPTH, MAX_DIRECTIVES } from './limits.js';
import { SelectionMeter, type Measure } from './measure-selections.js';

const CHECKS = [
  { figure: 'depth', limit: MAX_DEPTH, code: 'QUERY_TOO_DEEP' },
  { figure: 'aliases', limit: MAX_ALIASES, code: 'TOO_MANY_ALIASES' },
  { figure: 'directives', limit: MAX_DIRECTIVES, code: 'TOO_MANY_DIRECTIVES' },
] as const satisfies readonly { figure: keyof Measure; limit: number; code: string }[];

export function SelectionLimitsRule(context: ValidationContext): ASTVisitor {
  const meter = new SelectionMeter(context);
  return {
    OperationDefinition(operation): void {
      const measure = meter.measure(operation.selectionSet);
      for (const { figure, limit, code } of CHECKS) {
        if (measure[figure] > limit) context.reportError(apiError(code, { nodes: operation }));
      }
    },
  };
}
