/** What a permission is called; one that this release has no name for is shown by its code. */
import type { I18n } from './i18n-context.js';

export function permissionName(permission: string, { textOfCode }: I18n): string {
  return textOfCode('permission', permission, permission);
}
