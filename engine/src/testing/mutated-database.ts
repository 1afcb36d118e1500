/** A database port that changes one statement on its way: a mutant that some check must notice. */
import type { Database, SqlTransaction, TenantTransaction } from '@fiducia/tenants';

export interface SqlMutation {
  /** A part of the statement that tells it from all others. */
  readonly find: string;
  /** What stands there instead; null: the statement is not sent at all. */
  readonly replace: string | null;
}

const NOT_SENT = Promise.resolve({ rows: [], rowCount: 0 });

type Mutate = (sql: string) => string | null;

/** The same database, except that every statement with `find` is changed or left out. */
export function mutateDatabase(db: Database, mutation: SqlMutation): Database {
  const mutate: Mutate = (sql) => {
    if (!sql.includes(mutation.find)) return sql;
    return mutation.replace === null ? null : sql.replace(mutation.find, mutation.replace);
  };
  const tenants = overlay(db.tenants, {
    run: (ctx: never, work: (tx: TenantTransaction) => Promise<unknown>, options: never) =>
      db.tenants.run(ctx, (tx) => work(mutateTransaction(tx, mutate)), options),
    change: (ctx: never, work: (tx: TenantTransaction) => Promise<never>, options: never) =>
      db.tenants.change(ctx, (tx) => work(mutateTransaction(tx, mutate)), options),
  });
  return overlay(db, { tenants });
}

function mutateTransaction<T extends SqlTransaction>(tx: T, mutate: Mutate): T {
  return overlay(tx, {
    query: (sql: string, values?: readonly unknown[]) => {
      const sent = mutate(sql);
      return sent === null ? NOT_SENT : tx.query(sent, values);
    },
    prepared: (sql: string, values: readonly unknown[]) => {
      const sent = mutate(sql);
      return sent === null ? NOT_SENT : tx.prepared(sent, values);
    },
  });
}

/** Methods keep the original as their `this`: its private fields are its own. */
function overlay<T extends object>(original: T, changed: object): T {
  return new Proxy(original, {
    get(target, property) {
      if (property in changed) return (changed as Record<PropertyKey, unknown>)[property];
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
