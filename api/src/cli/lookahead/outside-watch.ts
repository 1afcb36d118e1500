/** Notes what a user's strategy file takes from elsewhere than its bars: files, network, processes. */
import { registerHooks } from 'node:module';

export interface OutsideUse {
  /** Such as `node:fs readFileSync("prices.csv")`. */
  readonly what: string;
  /** The bar on which it happened; null while the file was loaded. */
  readonly bar: number | null;
}

/** What can bring in data. Not a wall: it finds the careless, a review finds the rest. */
const WATCHED: ReadonlySet<string> = new Set(
  [
    'fs',
    'fs/promises',
    'http',
    'https',
    'http2',
    'net',
    'child_process',
    'worker_threads',
    'sqlite',
  ].flatMap((name) => [name, `node:${name}`]),
);
const SCHEME = 'fiducia-watch:';
const NOTE_NAME = 'fiducia.lookahead.note';
const MAX_USES = 20;

export class OutsideWatch {
  readonly uses: OutsideUse[] = [];
  bar: number | null = null;

  /** Watches modules that are loaded until the returned function is called. */
  start(): () => void {
    Reflect.set(globalThis, Symbol.for(NOTE_NAME), (what: string) => this.note(what));
    const hooks = registerHooks({
      resolve: (specifier, context, next) => {
        if (!isUsers(context.parentURL)) return next(specifier, context);
        if (WATCHED.has(specifier))
          return { url: `${SCHEME}${bare(specifier)}`, shortCircuit: true };
        if (specifier.endsWith('.json')) this.note(`import of ${specifier}`);
        return next(specifier, context);
      },
      load: (url, context, next) =>
        url.startsWith(SCHEME)
          ? {
              format: 'module',
              source: watchedModule(url.slice(SCHEME.length)),
              shortCircuit: true,
            }
          : next(url, context),
    });
    return () => hooks.deregister();
  }

  private note(what: string): void {
    if (this.uses.length < MAX_USES) this.uses.push({ what, bar: this.bar });
  }
}

function bare(specifier: string): string {
  return specifier.replace(/^node:/, '');
}

/** Packages may use what they need, ours too; only the user's own files are watched. */
const OURS: readonly string[] = [
  new URL('../../', import.meta.url).href,
  new URL('.', import.meta.resolve('@fiducia/engine/strategy')).href,
];

function isUsers(parent: string | undefined): boolean {
  if (parent?.startsWith('file:') !== true || parent.includes('/node_modules/')) return false;
  return !OURS.some((folder) => parent.startsWith(folder));
}

/** A module with the same exports as the real one, whose functions tell that they were called. */
function watchedModule(name: string): string {
  const real = process.getBuiltinModule(`node:${name}`) as Record<string, unknown>;
  const names = Object.keys(real).filter(
    (key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default',
  );
  return [
    `const real = process.getBuiltinModule('node:${name}');`,
    `const note = globalThis[Symbol.for('${NOTE_NAME}')];`,
    `const shown = (item) => { try { return String(JSON.stringify(item)).slice(0, 80); } catch { return '…'; } };`,
    `const watched = (key) => typeof real[key] !== 'function' ? real[key] : new Proxy(real[key], {`,
    `  apply(target, self, given) { note('node:${name} ' + key + '(' + shown(given[0]) + ')'); return Reflect.apply(target, real, given); },`,
    `});`,
    `const all = {}; for (const key of ${JSON.stringify(names)}) all[key] = watched(key);`,
    `export default all;`,
    ...names.map((key) => `export const ${key} = all.${key};`),
  ].join('\n');
}
