import type { Setting } from '../model/value';
import { literal } from '../model/value';
import type { Dependency } from './define-library';
import { ts } from './ts';
import { nameOf, spanOf, type Unit } from './unit';

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];

/** What a package.json asks for, each as it is written. */
export function dependenciesOf({ file }: Unit): Dependency[] {
  const statement = file.statements[0];
  const manifest = statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  return membersOf(manifest).flatMap(({ name: kind, value }) =>
    kinds.includes(kind)
      ? membersOf(value).flatMap((one) =>
          ts.isStringLiteral(one.value)
            ? [{ name: one.name, range: setting(one.name, one.value), development: kind === 'devDependencies' }]
            : [],
        )
      : [],
  );
}

function setting(path: string, node: ts.StringLiteral): Setting {
  const span = spanOf(node);
  return { path, value: literal(node.text, span), origin: 'written', span, slot: { span, before: '', after: '' } };
}

function membersOf(node: ts.Node | undefined): { name: string; value: ts.Expression }[] {
  if (!node || !ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? [{ name: nameOf(one.name) ?? '', value: one.initializer }] : []));
}
