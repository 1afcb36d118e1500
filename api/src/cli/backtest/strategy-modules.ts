/** How Node finds and reads the modules of a strategy file, wherever it lies. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const STRATEGY_MODULE = '@fiducia/engine/strategy';
/** An import or export that begins a line is never CommonJS. */
const MODULE_SYNTAX = /^(import\s*[\w{*'"]|export\s+(default|const|class|function|async|\{|\*))/m;

/** Holds until the returned function is called. */
export function hookStrategyModules(): () => void {
  // The file may lie where no package of ours can be found from.
  const ours = import.meta.resolve(STRATEGY_MODULE);
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === STRATEGY_MODULE ? { url: ours, shortCircuit: true } : next(specifier, context),
    // `npm init` writes `"type": "commonjs"` beside it, and Node would believe that.
    load: (url, context, next) => next(url, { ...context, format: formatOf(url, context.format) }),
  });
  return () => hooks.deregister();
}

function formatOf(url: string, format: string | null | undefined): string | null | undefined {
  if (format !== 'commonjs' && format !== 'commonjs-typescript') return format;
  if (!/^file:.*\.(ts|js)$/.test(url) || url.includes('/node_modules/')) return format;
  if (!MODULE_SYNTAX.test(readFileSync(fileURLToPath(url), 'utf8'))) return format;
  return format === 'commonjs' ? 'module' : 'module-typescript';
}
