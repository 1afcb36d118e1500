/** Statements that take no parameters (roles, databases, channels), with their names quoted. */
import pg from 'pg';

/** `%I` is replaced by a quoted identifier, `%L` by a quoted literal, in the order given. */
export async function runDdl(
  client: pg.ClientBase,
  pattern: string,
  ...names: readonly string[]
): Promise<void> {
  const left = [...names];
  const statement = pattern.replaceAll(/%[IL]/g, (mark) => {
    const name = left.shift();
    if (name === undefined) throw new Error(`A name is missing for ${pattern}`);
    return mark === '%I' ? pg.escapeIdentifier(name) : pg.escapeLiteral(name);
  });
  await client.query(statement);
}
