/** Measures a selection set with its fragments expanded, in time linear in the document. */
import {
  Kind,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

export interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

const NOTHING: Measure = { depth: 0, aliases: 0, directives: 0 };

/**
 * A fragment is measured once and its figures are reused, since fragments that spread one another
 * twice grow exponentially when expanded: 250 of them fit into the token limit.
 */
export class SelectionMeter {
  readonly #context: Pick<ValidationContext, 'getFragment'>;
  readonly #fragments = new Map<string, Measure>();

  constructor(context: Pick<ValidationContext, 'getFragment'>) {
    this.#context = context;
  }

  measure(set: SelectionSetNode | undefined): Measure {
    return set === undefined ? NOTHING : this.#sum(set.selections);
  }

  #sum(selections: readonly SelectionNode[]): Measure {
    let depth = 0;
    let aliases = 0;
    let directives = 0;
    for (const selection of selections) {
      const own = this.#selection(selection);
      depth = Math.max(depth, own.depth);
      aliases += own.aliases;
      directives += own.directives + (selection.directives?.length ?? 0);
    }
    return { depth, aliases, directives };
  }

  #selection(node: SelectionNode): Measure {
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(node.name.value);
    const inner = this.measure(node.selectionSet);
    if (node.kind === Kind.INLINE_FRAGMENT) return inner;
    const aliases = inner.aliases + (node.alias === undefined ? 0 : 1);
    // Introspection has its own depth rule in graphql-js and its own switch. Its aliases count:
    // some hundred of `__typename` in a list of thousands make an answer of megabytes.
    if (node.name.value.startsWith('__')) return { ...NOTHING, aliases };
    return { depth: inner.depth + 1, aliases, directives: inner.directives };
  }

  #fragment(name: string): Measure {
    const known = this.#fragments.get(name);
    if (known !== undefined) return known;
    // Stands in during the walk, so that a cycle ends; NoFragmentCycles reports it.
    this.#fragments.set(name, NOTHING);
    const fragment: FragmentDefinitionNode | null | undefined = this.#context.getFragment(name);
    const measure = this.measure(fragment?.selectionSet);
    this.#fragments.set(name, measure);
    return measure;
  }
}
