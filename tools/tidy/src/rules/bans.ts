import ts from 'typescript';
import { isGenerated, isTest } from '../repository.js';
import type { Problem } from '../repository.js';
import { commentsOf, lineOf, walk } from '../source-facts.js';
import type { Source } from '../source-facts.js';

/*
 * What only the edges may touch: time, randomness, the environment and the console. The edges are `runtime`'s system adapters,
 * command line entries (`src/cli/`, and a `main.ts` under `e2e/`), tools and examples.
 *
 * Tests stand between: they may use the console and the environment, a `setTimeout` only as a guard against hanging (its callback
 * rejects, aborts, kills, destroys or throws), and a sleep of `systemClock` only inside a loop that waits for a condition.
 */

const rule = 'bans';

type Place = 'edge' | 'test' | 'core';

function placeOf(path: string): Place {
  if (/^(tools|examples)\//.test(path)) return isTestFile(path) ? 'test' : 'edge';
  if (path.startsWith('packages/runtime/src/system/')) return 'edge';
  if (/^packages\/[^/]+\/src\/cli\//.test(path) && !isTestFile(path)) return 'edge';
  if (/^packages\/[^/]+\/[^/]+\.config\.ts$/.test(path)) return 'edge';
  if (/^e2e\/([^/]+\/)*main\.ts$/.test(path) || /^e2e\/[^/]+\.config\.ts$/.test(path)) return 'edge';
  return isTest(path) ? 'test' : 'core';
}

function isTestFile(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

const bannedModules = /^(node:)?(timers(\/promises)?|perf_hooks)$/;
const bannedGlobals = new Set(['setTimeout', 'setInterval', 'setImmediate', 'performance', 'console']);
const bannedMembers: Readonly<Record<string, RegExp>> = {
  Date: /^now$/,
  Math: /^random$/,
  crypto: /^(random\w*|getRandomValues)$/,
  process: /^(hrtime|env)$/,
  AbortSignal: /^timeout$/,
};
/** Objects behind modules, for named and namespace imports. */
const moduleObjects: Readonly<Record<string, string>> = {
  crypto: 'crypto',
  'node:crypto': 'crypto',
  process: 'process',
  'node:process': 'process',
};
const allowedInTests = /^(console|process\.env)$/;

/** The ban list, for one file. */
export function checkBans(source: Source): Problem[] {
  if (isGenerated(source.path)) return [];
  return [...checkEdges(source), ...checkTypes(source), ...checkExports(source), ...checkTests(source)];
}

function checkEdges(source: Source): Problem[] {
  const place = placeOf(source.path);
  if (place === 'edge') return [];
  const problems: Problem[] = [];
  const report = (node: ts.Node, what: string) => {
    if (place === 'test' && allowedInTests.test(what)) return;
    const message = `${what} belongs to runtime's system adapters, CLIs and tools: take a Clock, Random or Logger`;
    problems.push({ rule, file: source.path, line: lineOf(source, node), message });
  };
  const objects = namespaces(source);
  walk(source, (node) => {
    if (ts.isImportDeclaration(node)) checkImport(node, report);
    else if (ts.isIdentifier(node)) checkIdentifier(node, objects, report, place);
    else if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const { expression, arguments: args } = node;
      const isDate = ts.isIdentifier(expression) && expression.text === 'Date';
      if (isDate && (ts.isCallExpression(node) || (args?.length ?? 0) === 0)) report(node, 'new Date()');
    } else if (ts.isVariableDeclaration(node) && node.initializer !== undefined)
      checkDestructuring(node, objects, report);
    if (place === 'test') {
      const sleeping = sleepProblem(node);
      if (sleeping !== undefined)
        problems.push({ rule, file: source.path, line: lineOf(source, node), message: sleeping });
    }
  });
  return problems;
}

type Report = (node: ts.Node, what: string) => void;

function checkImport(node: ts.ImportDeclaration, report: Report): void {
  const module = (node.moduleSpecifier as ts.StringLiteral).text;
  if (node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return;
  if (bannedModules.test(module)) {
    report(node, `"${module}"`);
    return;
  }
  const object = moduleObjects[module];
  const bindings = node.importClause?.namedBindings;
  if (object === undefined || bindings === undefined || !ts.isNamedImports(bindings)) return;
  for (const element of bindings.elements) {
    const name = (element.propertyName ?? element.name).text;
    if (bannedMembers[object]?.test(name) || name === 'webcrypto') report(element, `${object}.${name}`);
  }
}

/** Local names that stand for a watched object: its own name, and what it was imported as. */
function namespaces(source: Source): Map<string, string> {
  const names = new Map(Object.keys(bannedMembers).map((name) => [name, name]));
  for (const statement of source.tree.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const object = moduleObjects[(statement.moduleSpecifier as ts.StringLiteral).text];
    const clause = statement.importClause;
    if (object === undefined || clause === undefined) continue;
    if (clause.name !== undefined) names.set(clause.name.text, object);
    if (clause.namedBindings !== undefined && ts.isNamespaceImport(clause.namedBindings)) {
      names.set(clause.namedBindings.name.text, object);
    }
  }
  return names;
}

function checkIdentifier(
  node: ts.Identifier,
  objects: ReadonlyMap<string, string>,
  report: Report,
  place: Place,
): void {
  const { parent } = node;
  if (bannedGlobals.has(node.text) && isGlobalUse(node)) {
    if (place === 'test' && node.text === 'setTimeout' && isHangGuard(node)) return;
    report(node, node.text);
    return;
  }
  const object = objects.get(node.text);
  if (object === undefined || !(isGlobalUse(node) || isImportedName(node))) return;
  const holder = ts.isPropertyAccessExpression(parent) && parent.name === node ? parent : node;
  const access = holder.parent;
  const member =
    ts.isPropertyAccessExpression(access) && access.expression === holder
      ? access.name.text
      : ts.isElementAccessExpression(access) &&
          access.expression === holder &&
          ts.isStringLiteralLike(access.argumentExpression)
        ? access.argumentExpression.text
        : undefined;
  if (member !== undefined && bannedMembers[object]?.test(member)) report(access, `${object}.${member}`);
}

function checkDestructuring(node: ts.VariableDeclaration, objects: ReadonlyMap<string, string>, report: Report): void {
  if (!ts.isObjectBindingPattern(node.name) || node.initializer === undefined || !ts.isIdentifier(node.initializer))
    return;
  const { text } = node.initializer;
  const object = objects.get(text);
  for (const { name, propertyName } of node.name.elements) {
    const taken = propertyName ?? name;
    if (!ts.isIdentifier(taken)) continue;
    if (object !== undefined && bannedMembers[object]?.test(taken.text)) report(node, `${object}.${taken.text}`);
    if (isGlobalObject(text) && bannedGlobals.has(taken.text)) report(node, taken.text);
  }
}

/** Whether an identifier means the global of that name, by its place in the tree. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return ts.isIdentifier(parent.expression) && isGlobalObject(parent.expression.text);
  }
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent) || ts.isTypeQueryNode(parent)) return false;
  if (
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isImportClause(parent) ||
    ts.isNamespaceImport(parent)
  ) {
    return false;
  }
  // Declarations, members and labels introduce a name of their own.
  if ('name' in parent && parent.name === node) return ts.isShorthandPropertyAssignment(parent);
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
  return !isShadowed(node);
}

/** An import binding used as a value. */
function isImportedName(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
}

/** A parameter or variable of the same name in a scope around hides the global. */
function isShadowed(node: ts.Identifier): boolean {
  for (let scope: ts.Node | undefined = node.parent; scope !== undefined; scope = scope.parent) {
    if (ts.isFunctionLike(scope) && scope.parameters.some((parameter) => binds(parameter.name, node.text))) return true;
    if (ts.isBlock(scope) || ts.isSourceFile(scope)) {
      for (const statement of scope.statements) {
        if (!ts.isVariableStatement(statement)) continue;
        if (statement.declarationList.declarations.some((one) => binds(one.name, node.text))) return true;
      }
    }
  }
  return false;
}

function binds(name: ts.BindingName, text: string): boolean {
  if (ts.isIdentifier(name)) return name.text === text;
  return name.elements.some((element) => ts.isBindingElement(element) && binds(element.name, text));
}

function isGlobalObject(text: string): boolean {
  return text === 'globalThis' || text === 'global' || text === 'window';
}

/** `setTimeout(() => reject(...), ms)`: it ends a test that hangs, and changes nothing when the test does not. */
function isHangGuard(node: ts.Identifier): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.expression !== node) return false;
  const [callback] = call.arguments;
  if (callback === undefined || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) return false;
  let guards = false;
  const step = (inner: ts.Node): void => {
    if (ts.isThrowStatement(inner)) guards = true;
    if (ts.isCallExpression(inner)) {
      const { expression } = inner;
      const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
      if (/^(reject|abort|kill|destroy|fail)/.test(name)) guards = true;
    }
    ts.forEachChild(inner, step);
  };
  step(callback.body);
  return guards;
}

/** A sleep of the system clock outside of a loop waits for time and not for a condition. */
function sleepProblem(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression, name } = node.expression;
  if (!ts.isIdentifier(expression) || expression.text !== 'systemClock' || name.text !== 'sleep') return undefined;
  if (node.getSourceFile().fileName.startsWith('packages/runtime/')) return undefined;
  let around: ts.Node = node.parent;
  for (; !ts.isFunctionLike(around) && !ts.isSourceFile(around); around = around.parent) {
    if (ts.isIterationStatement(around, false)) return undefined;
  }
  // A clock of the test's own may hand its sleep on.
  const member: ts.Node | undefined = ts.isMethodDeclaration(around) ? around : around.parent;
  if (member !== undefined && (ts.isMethodDeclaration(member) || ts.isPropertyAssignment(member))) {
    if (member.name.getText() === 'sleep') return undefined;
  }
  return 'a test waits for a condition in a loop, or moves a simulated clock; it does not sleep';
}

function checkTypes(source: Source): Problem[] {
  const problems: Problem[] = [];
  walk(source, (node) => {
    if (node.kind !== ts.SyntaxKind.AnyKeyword) return;
    problems.push({
      rule,
      file: source.path,
      line: lineOf(source, node),
      message: '`any` switches the checks off: use `unknown` or the type',
    });
  });
  // Collecting comments visits every token, so only where there is something to find.
  const comments = /@ts-|-disable/.test(source.tree.text) ? commentsOf(source) : [];
  for (const { text, line } of comments) {
    const found = /@ts-(ignore|nocheck)|(eslint|oxlint)-disable/.exec(text)?.[0];
    const expected = /@ts-expect-error/.exec(text)?.[0];
    const what = found ?? (isTest(source.path) ? undefined : expected);
    if (what !== undefined)
      problems.push({ rule, file: source.path, line, message: `${what} switches the checks off` });
  }
  return problems;
}

/** `export *` hides what a package offers; the namespaces of generated modules in the index of kvproto and etcd-proto may use it. */
function checkExports(source: Source): Problem[] {
  const problems: Problem[] = [];
  const isProtoIndex = /^packages\/(kvproto|etcd-proto)\/src\/index\.ts$/.test(source.path);
  for (const statement of source.tree.statements) {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) continue;
    const clause = statement.exportClause;
    const isNamespace = clause !== undefined && ts.isNamespaceExport(clause);
    if ((clause === undefined && !isProtoIndex) || (isNamespace && !isProtoIndex)) {
      problems.push({
        rule,
        file: source.path,
        line: lineOf(source, statement),
        message: 'export * : name what is exported',
      });
    }
  }
  return problems;
}

const testFunctions = new Set(['test', 'it', 'describe', 'suite', 'bench']);

function checkTests(source: Source): Problem[] {
  if (!isTest(source.path) && !isTestFile(source.path)) return [];
  const problems: Problem[] = [];
  walk(source, (node) => {
    const isMember =
      ts.isPropertyAccessExpression(node) && /^(only|skip|todo|skipIf|runIf|fails)$/.test(node.name.text);
    if (isMember && testFunctions.has(rootOf(node))) {
      const message = `${node.getText(source.tree)}: tests are neither skipped nor singled out`;
      problems.push({ rule, file: source.path, line: lineOf(source, node), message });
    }
    if (!ts.isCallExpression(node) || !testFunctions.has(rootOf(node.expression))) return;
    for (const argument of node.arguments) {
      if (!ts.isObjectLiteralExpression(argument)) continue;
      const singled = argument.properties.find(
        (one) => one.name !== undefined && /^(only|skip|todo)$/.test(one.name.getText(source.tree)),
      );
      if (singled === undefined) continue;
      problems.push({
        rule,
        file: source.path,
        line: lineOf(source, singled),
        message: 'tests are neither skipped nor singled out',
      });
    }
  });
  return problems;
}

function rootOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return rootOf(node.expression);
  return '';
}
