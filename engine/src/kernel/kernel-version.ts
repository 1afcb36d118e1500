/** The version of the kernel's decisions: journals and snapshots say which one wrote them. */

/**
 * Raised whenever the same inputs may give other events than before: the minor number when only new
 * kinds of input or order do, the major number when those that existed do. A journal whose tail gives
 * other events than it holds is refused, and the refusal names both versions.
 */
export const KERNEL_VERSION = '3.1.0';
