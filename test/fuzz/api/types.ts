import * as path from 'path';
import * as ts from 'typescript';

/** The type of a value that a user gives, as far as a wrong one is to be made of it. */
export type Shape =
  | { readonly kind: 'any' | 'boolean' | 'number' | 'string' }
  | { readonly kind: 'class' | 'enum' | 'interface'; readonly name: string }
  | { readonly kind: 'list' | 'map'; readonly element: Shape }
  | { readonly kind: 'struct'; readonly name: string };

/** A parameter, or a member of a struct. */
export interface Slot {
  readonly name: string;
  readonly shape: Shape;
  readonly optional: boolean;
}

/** What a user may call. */
export interface Callable {
  readonly owner: string;
  /** Undefined for a constructor. */
  readonly method?: string;
  readonly isStatic: boolean;
  readonly slots: Slot[];
  /** Whether the last parameter takes any number of values. */
  readonly isVariadic: boolean;
}

/** The public API, read from the sources by TypeScript's own compiler. */
export interface Api {
  readonly callables: Callable[];
  readonly structs: ReadonlyMap<string, Slot[]>;
  /** What instances of classes and interfaces must have. */
  readonly members: ReadonlyMap<string, string[]>;
  /** What each enum may be, by name. */
  readonly enums: ReadonlyMap<string, ReadonlyMap<string, string | number>>;
}

/** What only authors of capabilities see: fields of Kubernetes, as they are. */
const INSIDE = ['ContainerDraft', 'Environment', 'PodDraft', 'RoutingIntent', 'ServiceContext', 'ServiceIntent'];

/** What the library calls, with what it has made itself. */
const BY_THE_LIBRARY = ['acceptClient', 'bind', 'contribute'];

const ROOT = path.join(__dirname, '../../..');

class Reader {
  public readonly structs = new Map<string, Slot[]>();
  public readonly members = new Map<string, string[]>();
  public readonly enums = new Map<string, Map<string, string | number>>();
  private readonly checker: ts.TypeChecker;

  public constructor(private readonly program: ts.Program) {
    this.checker = program.getTypeChecker();
  }

  public callables(): Callable[] {
    const module = this.checker.getSymbolAtLocation(this.program.getSourceFile(path.join(ROOT, 'src/index.ts'))!)!;
    return this.checker.getExportsOfModule(module).flatMap((exported) => {
      if (INSIDE.includes(exported.name)) {
        return [];
      }
      const symbol = exported.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(exported) : exported;
      const declaration = symbol.declarations?.find(ts.isClassDeclaration);
      return declaration === undefined ? [] : this.callablesOf(exported.name, declaration);
    });
  }

  private callablesOf(owner: string, declaration: ts.ClassDeclaration): Callable[] {
    const isAbstract = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Abstract) !== 0;
    return declaration.members.flatMap((member) => {
      const flags = ts.getCombinedModifierFlags(member);
      const hidden = flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
      const isConstructor = ts.isConstructorDeclaration(member);
      if (hidden || !(isConstructor ? !isAbstract : ts.isMethodDeclaration(member))) {
        return [];
      }
      const parameters = (member as ts.ConstructorDeclaration | ts.MethodDeclaration).parameters;
      const method = isConstructor ? undefined : (member.name as ts.Identifier).text;
      if (method?.startsWith('_') || (method !== undefined && BY_THE_LIBRARY.includes(method))) {
        return [];
      }
      const slots = parameters.map((parameter) => this.slotOf(parameter));
      const isVariadic = parameters.some((parameter) => parameter.dotDotDotToken !== undefined);
      return [{ owner, method, isStatic: (flags & ts.ModifierFlags.Static) !== 0, slots, isVariadic }];
    });
  }

  private slotOf(parameter: ts.ParameterDeclaration): Slot {
    const optional = parameter.questionToken !== undefined || parameter.initializer !== undefined;
    const shape = this.shapeOf(this.checker.getTypeAtLocation(parameter));
    return { name: (parameter.name as ts.Identifier).text, shape, optional };
  }

  private shapeOf(given: ts.Type): Shape {
    const type = this.checker.getNonNullableType(given);
    if (type.flags & ts.TypeFlags.StringLike && !(type.flags & ts.TypeFlags.EnumLike)) {
      return { kind: 'string' };
    }
    if (type.flags & ts.TypeFlags.EnumLike) {
      return this.shapeOfEnum(type.symbol.flags & ts.SymbolFlags.EnumMember ? parentOf(type.symbol) : type.symbol);
    }
    if (type.flags & ts.TypeFlags.NumberLike) {
      return { kind: 'number' };
    }
    if (type.flags & ts.TypeFlags.BooleanLike) {
      return { kind: 'boolean' };
    }
    return this.shapeOfObject(type);
  }

  private shapeOfObject(type: ts.Type): Shape {
    if (this.checker.isArrayType(type)) {
      return { kind: 'list', element: this.shapeOf(this.checker.getTypeArguments(type as ts.TypeReference)[0]) };
    }
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (index) {
      return { kind: 'map', element: this.shapeOf(index.type) };
    }
    const name = type.symbol?.name ?? '';
    const members = this.checker.getPropertiesOfType(type);
    if (type.isClass()) {
      this.readMembers(name, members);
      return { kind: 'class', name };
    }
    const isBehaviour = /^I[A-Z]/.test(name) || members.length === 0;
    if (!(type.flags & ts.TypeFlags.Object) || isBehaviour) {
      this.readMembers(name, members);
      return type.flags & ts.TypeFlags.Object && name !== '' ? { kind: 'interface', name } : { kind: 'any' };
    }
    if (type.symbol.declarations?.some((one) => one.getSourceFile().fileName.includes('imports/k8s'))) {
      this.readMembers(name, members);
      return { kind: 'interface', name };
    }
    this.readStruct(name, members);
    return { kind: 'struct', name };
  }

  private shapeOfEnum({ name, exports }: ts.Symbol): Shape {
    const values = [...exports!.values()].map(({ name: member, valueDeclaration }) => {
      const value = this.checker.getConstantValue(valueDeclaration as ts.EnumMember)!;
      return [member, value] as const;
    });
    this.enums.set(name, new Map(values));
    return { kind: 'enum', name };
  }

  private readMembers(name: string, members: ts.Symbol[]): void {
    const isHidden = ({ valueDeclaration }: ts.Symbol) =>
      valueDeclaration !== undefined &&
      (ts.getCombinedModifierFlags(valueDeclaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
    const must = members.filter((member) => !(member.flags & ts.SymbolFlags.Optional) && !isHidden(member));
    this.members.set(
      name,
      must.map((member) => member.name),
    );
  }

  private readStruct(name: string, members: ts.Symbol[]): void {
    if (this.structs.has(name)) {
      return;
    }
    const slots: Slot[] = [];
    this.structs.set(name, slots);
    for (const member of members) {
      const optional = (member.flags & ts.SymbolFlags.Optional) !== 0;
      slots.push({ name: member.name, shape: this.shapeOf(this.checker.getTypeOfSymbol(member)), optional });
    }
  }
}

function parentOf(symbol: ts.Symbol): ts.Symbol {
  return (symbol as unknown as { parent: ts.Symbol }).parent;
}

/** Reads the public API. */
export function readApi(): Api {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ['src/index.ts'] }, ts.sys, ROOT);
  const reader = new Reader(ts.createProgram([path.join(ROOT, 'src/index.ts')], { ...options, noEmit: true }));
  const callables = reader.callables();
  return { callables, structs: reader.structs, members: reader.members, enums: reader.enums };
}
