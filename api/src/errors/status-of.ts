/** The HTTP status that belongs to a code of the registry. */
import { ERROR_REGISTRY } from './error-registry.js';

export function statusOf(code: string): number {
  return ERROR_REGISTRY.get(code)?.http ?? 500;
}
