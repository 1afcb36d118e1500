/**
 * Counts, before anything runs, how many objects a query can produce.
 *
 * Threat: depth and aliases do not see that a page of 200 inside a page of 200 is 40,000 rows.
 */
import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { ASSUMED_LIST_LENGTH, MAX_LIST_LENGTH, MAX_PAGE_SIZE, MAX_POINTS } from './limits.js';

/** Arguments that say how many elements a field gives, with what is assumed when they are absent. */
const SIZE_ARGUMENTS = [
  { name: 'first', most: MAX_PAGE_SIZE },
  { name: 'last', most: MAX_POINTS },
  { name: 'maxPoints', most: MAX_POINTS },
] as const;

/** The argument of `nodes`: as many objects as ids. */
const LIST_OF_IDS = 'ids';

/** Work that the number of objects does not show: so many objects for each element of the list. */
const WORK: Readonly<Record<string, { readonly argument: string; readonly objects: number }>> = {
  'Query.indicatorValues': { argument: 'specs', objects: 500 },
};
/** The same for a field alone, whatever its arguments: it reads a whole series or stored part. */
const FLAT_WORK: Readonly<Record<string, number>> = {
  'Query.seriesQuality': 4_000,
  'Query.auditProof': 1_000,
  'Query.auditConsistencyProof': 1_000,
  'Query.auditExportProof': 2_000,
  'BacktestReport.tearSheet': 2_000,
  'BacktestReport.html': 2_000,
  'BacktestReport.equityCurve': 500,
  'BacktestReport.trades': 2_000,
  'ResearchRun.heatMap': 5_000,
  'ResearchRun.trials': 3_000,
};

export interface CostQuery {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An upper estimate; a validated document is expected (no fragment cycles, known fields). */
export function countObjects(query: CostQuery): number {
  const root = query.schema.getRootType(query.operation.operation);
  return root ? new ObjectCounter(query).count(query.operation.selectionSet, root) : 0;
}

class ObjectCounter {
  readonly #query: CostQuery;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #counted = new Map<string, number>();

  constructor(query: CostQuery) {
    this.#query = query;
    for (const node of query.document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node);
    }
  }

  count(set: SelectionSetNode, parent: GraphQLCompositeType): number {
    let objects = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) objects += this.#field(selection, parent);
      else if (selection.kind === Kind.FRAGMENT_SPREAD)
        objects += this.#spread(selection.name.value);
      else objects += this.count(selection.selectionSet, this.#condition(selection) ?? parent);
    }
    return objects;
  }

  #field(node: FieldNode, parent: GraphQLCompositeType): number {
    if (node.selectionSet === undefined || node.name.value.startsWith('__')) return 0;
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
    const type = parent.getFields()[node.name.value]?.type;
    const named = type && getNamedType(type);
    if (type === undefined || !isCompositeType(named)) return 0;
    const objects = this.#length(node, type, parent) * (1 + this.count(node.selectionSet, named));
    return objects + this.#work(node, parent);
  }

  /** A connection's `edges` and `nodes` are the page that `first` has already counted. */
  #length(node: FieldNode, type: GraphQLOutputType, parent: GraphQLCompositeType): number {
    for (const { name, most } of SIZE_ARGUMENTS) {
      const argument = node.arguments?.find((item) => item.name.value === name);
      if (argument !== undefined) return Math.min(this.#integer(argument.value, most), most);
    }
    const ids = node.arguments?.find((item) => item.name.value === LIST_OF_IDS);
    if (ids !== undefined) return Math.min(this.#elements(ids.value), MAX_LIST_LENGTH);
    if (parent.name.endsWith('Connection')) return 1;
    const bare = isNonNullType(type) ? type.ofType : type;
    return isListType(bare) ? ASSUMED_LIST_LENGTH : 1;
  }

  #work(node: FieldNode, parent: GraphQLCompositeType): number {
    const name = `${parent.name}.${node.name.value}`;
    const weight = WORK[name];
    if (weight === undefined) return FLAT_WORK[name] ?? 0;
    const argument = node.arguments?.find((item) => item.name.value === weight.argument);
    return weight.objects * this.#elements(argument?.value);
  }

  /** A value that is no list stands for a list of itself. */
  #elements(value: ValueNode | undefined): number {
    if (value?.kind === Kind.LIST) return value.values.length;
    if (value?.kind !== Kind.VARIABLE) return 1;
    const given = this.#query.variables[value.name.value];
    if (given === undefined) return this.#elements(this.#defaultOf(value.name.value));
    return Array.isArray(given) ? given.length : 1;
  }

  #integer(value: ValueNode | undefined, otherwise: number): number {
    if (value?.kind === Kind.VARIABLE) {
      const given = this.#query.variables[value.name.value];
      if (given === undefined) return this.#integer(this.#defaultOf(value.name.value), otherwise);
      return typeof given === 'number' && given >= 1 ? given : otherwise;
    }
    const size = value?.kind === Kind.INT ? Number(value.value) : 0;
    return size >= 1 ? size : otherwise;
  }

  /** A variable that is left out has the value that the operation states; that is no variable. */
  #defaultOf(name: string): ValueNode | undefined {
    const { variableDefinitions = [] } = this.#query.operation;
    return variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue;
  }

  #spread(name: string): number {
    const known = this.#counted.get(name);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    const type = fragment && this.#query.schema.getType(fragment.typeCondition.name.value);
    const objects = fragment && isCompositeType(type) ? this.count(fragment.selectionSet, type) : 0;
    this.#counted.set(name, objects);
    return objects;
  }

  #condition(node: {
    readonly typeCondition?: FragmentDefinitionNode['typeCondition'] | undefined;
  }) {
    const type = node.typeCondition && this.#query.schema.getType(node.typeCondition.name.value);
    return isCompositeType(type) ? type : undefined;
  }
}
