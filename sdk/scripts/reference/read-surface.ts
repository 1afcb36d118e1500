/** Reads the public surface of the client from its sources: calls, parameters, errors, comments. */
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  /** What the comment says; empty where the name and the type say it. */
  readonly description: string;
  /** The fields of options and inputs. */
  readonly fields: readonly Parameter[];
}

export interface Call {
  readonly name: string;
  readonly signature: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  /** Names of types that an answer's result union may be of, as the schema has them. */
  readonly failures: readonly string[];
  readonly throwsNotFound: boolean;
  readonly examples: readonly string[];
}

export interface Group {
  /** `client.accounts`, or the name of a class. */
  readonly name: string;
  readonly description: string;
  readonly calls: readonly Call[];
}

export interface Surface {
  readonly functions: readonly Call[];
  readonly client: Group;
  readonly resources: readonly Group[];
  readonly readers: readonly Group[];
  /** Declarations of the types that calls take and return, by name. */
  readonly types: ReadonlyMap<string, string>;
}

const INDEX = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
const CONFIG = fileURLToPath(new URL('../../tsconfig.json', import.meta.url));
/** Options that calls share: described once. */
const SHARED_OPTIONS = ['signal', 'timeoutMs', 'maxRetries', 'first', 'after', 'limit'];

export function readSurface(): Surface {
  const { options } = ts.getParsedCommandLineOfConfigFile(CONFIG, {}, configHost()) ?? {};
  const program = ts.createProgram([INDEX], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const index = program.getSourceFile(INDEX);
  const module = index === undefined ? undefined : checker.getSymbolAtLocation(index);
  if (module === undefined) throw new Error(`${INDEX} exports nothing.`);
  return new SurfaceReader(checker, checker.getExportsOfModule(module)).read();
}

function configHost(): ts.ParseConfigFileHost {
  const fail = (problem: ts.Diagnostic) => {
    throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
  };
  const { sys } = ts;
  return { ...sys, onUnRecoverableConfigFileDiagnostic: fail };
}

class SurfaceReader {
  readonly #checker: ts.TypeChecker;
  readonly #exports: ReadonlyMap<string, ts.Symbol>;

  constructor(checker: ts.TypeChecker, exported: readonly ts.Symbol[]) {
    this.#checker = checker;
    const resolved = exported.map((symbol) => this.#resolve(symbol));
    this.#exports = new Map(resolved.map((symbol) => [symbol.name, symbol]));
  }

  read(): Surface {
    const client = this.#classNamed('FiduciaClient');
    const resources = client.members.filter(ts.isPropertyDeclaration).flatMap((member) => {
      const type = this.#checker.getTypeAtLocation(member);
      const declaration = type.symbol?.declarations?.find(ts.isClassDeclaration);
      const isResource = declaration?.getSourceFile().fileName.includes('/resources/') === true;
      return isResource ? [this.#group(declaration, `client.${member.name.getText()}`)] : [];
    });
    return {
      functions: [...this.#exports.values()].flatMap((symbol) => this.#functionOf(symbol)),
      client: this.#group(client, 'client'),
      resources,
      readers: ['NodeList', 'LiveStream'].map((name) => this.#group(this.#classNamed(name), name)),
      types: this.#types(),
    };
  }

  #resolve(symbol: ts.Symbol): ts.Symbol {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return isAlias ? this.#checker.getAliasedSymbol(symbol) : symbol;
  }

  #classNamed(name: string): ts.ClassDeclaration {
    const found = this.#exports.get(name)?.declarations?.find(ts.isClassDeclaration);
    if (found === undefined) throw new Error(`There is no exported class ${name}.`);
    return found;
  }

  /** The first comment of a file says what its class is for. */
  #group(declaration: ts.ClassDeclaration, name: string): Group {
    const text = declaration.getSourceFile().text;
    const [, comment = ''] = /^\/\*\*([^]*?)\*\//.exec(text) ?? [];
    const description = comment.replaceAll(/\s*\n\s*\*\s?/g, ' ').trim();
    const calls = declaration.members
      .filter((member) => ts.isMethodDeclaration(member) && ts.isIdentifier(member.name))
      .map((member) => this.#call(member as ts.MethodDeclaration));
    return { name, description, calls };
  }

  #functionOf(symbol: ts.Symbol): readonly Call[] {
    const declaration = symbol.declarations?.find(ts.isFunctionDeclaration);
    return declaration === undefined ? [] : [this.#call(declaration)];
  }

  #call(declaration: ts.MethodDeclaration | ts.FunctionDeclaration): Call {
    const symbol = declaration.name && this.#checker.getSymbolAtLocation(declaration.name);
    if (symbol === undefined) throw new Error('A call without a name.');
    const tags = symbol.getJsDocTags(this.#checker);
    const example = (tag: ts.JSDocTagInfo) => ts.displayPartsToString(tag.text).trim();
    const parameters = declaration.parameters.map((one) => this.#parameter(one));
    const given = parameters.map(
      ({ name, type, optional }) => `${name}${optional ? '?' : ''}: ${type}`,
    );
    const result = declaration.type === undefined ? 'unknown' : oneLine(declaration.type.getText());
    return {
      name: symbol.name,
      signature: `(${given.join(', ')}): ${result}`,
      description: this.#commentOf(symbol),
      parameters,
      failures: this.#failures(declaration),
      throwsNotFound: /\bfound\(/.test(declaration.getText()),
      examples: tags.filter(({ name }) => name === 'example').map(example),
    };
  }

  #parameter(node: ts.ParameterDeclaration): Parameter {
    const type = this.#checker.getTypeAtLocation(node);
    const optional = node.questionToken !== undefined || node.initializer !== undefined;
    const symbol = ts.isIdentifier(node.name)
      ? this.#checker.getSymbolAtLocation(node.name)
      : undefined;
    return {
      name: ts.isIdentifier(node.name) ? node.name.text : 'options',
      type: node.type === undefined ? 'unknown' : oneLine(node.type.getText()),
      optional,
      description: symbol === undefined ? '' : this.#commentOf(symbol),
      fields: this.#fieldsOf(this.#checker.getNonNullableType(type)),
    };
  }

  /** One level deep, and only of our own objects: their nested types stand among the types. */
  #fieldsOf(type: ts.Type): readonly Parameter[] {
    if (type.isUnion() || (type.flags & ts.TypeFlags.Object) === 0) return [];
    if (this.#checker.isArrayLikeType(type) || type.getCallSignatures().length > 0) return [];
    return type.getProperties().flatMap((property) => {
      const declaration = property.declarations?.find(ts.isPropertySignature);
      if (declaration?.type === undefined || SHARED_OPTIONS.includes(property.name)) return [];
      // Of the language's own objects, such as bytes; their symbols have no stable names either.
      if (declaration.getSourceFile().isDeclarationFile) return [];
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const text = oneLine(declaration.type.getText()).replace(/ \| undefined$/, '');
      const description = this.#commentOf(property);
      return [{ name: property.name, type: text, optional, description, fields: [] }];
    });
  }

  /** From the type of the mutation that the body sends: what its result union has besides a payload. */
  #failures(declaration: ts.MethodDeclaration | ts.FunctionDeclaration): readonly string[] {
    const names = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && /Mutation$/.test(node.text)) {
        for (const name of this.#failuresOfDocument(node)) names.add(name);
      }
      ts.forEachChild(node, visit);
    };
    if (declaration.body !== undefined) visit(declaration.body);
    return [...names].toSorted();
  }

  #failuresOfDocument(node: ts.Identifier): readonly string[] {
    const [data] =
      this.#checker.getTypeAtLocation(node).aliasTypeArguments ?? this.#argumentsOf(node);
    const results = data?.getProperties().map((one) => this.#checker.getTypeOfSymbol(one)) ?? [];
    return results
      .flatMap((result) => (result.isUnion() ? result.types : [result]))
      .map((type) => type.symbol?.name ?? '')
      .filter((name) => name.endsWith('Failure'))
      .map((name) => name.replace(/Failure$/, 'Error'));
  }

  #argumentsOf(node: ts.Identifier): readonly ts.Type[] {
    const type = this.#checker.getTypeAtLocation(node);
    const isReference = 'target' in type;
    return isReference ? this.#checker.getTypeArguments(type as ts.TypeReference) : [];
  }

  #types(): ReadonlyMap<string, string> {
    const named = [...this.#exports.values()].flatMap((symbol) => {
      const declaration = symbol.declarations?.find(
        (one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one),
      );
      // Of operations, which `request` takes: they are named after the calls that use them.
      const isOperation = /(Query|Mutation|Subscription)(Variables)?$|Failure$/.test(symbol.name);
      if (declaration === undefined || isOperation) return [];
      const [begin] =
        ts.getLeadingCommentRanges(declaration.getSourceFile().text, declaration.pos) ?? [];
      const text = declaration
        .getSourceFile()
        .text.slice(begin?.pos ?? declaration.pos, declaration.end);
      // The first declaration of a file would bring the comment of the file along.
      const own = text.slice(Math.max(0, text.lastIndexOf('/**', text.indexOf('export '))));
      return [[symbol.name, own.replace('export ', '').trim()] as const];
    });
    return new Map(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #commentOf(symbol: ts.Symbol): string {
    return ts.displayPartsToString(symbol.getDocumentationComment(this.#checker)).trim();
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
