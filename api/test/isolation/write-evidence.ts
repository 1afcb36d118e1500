/**
 * Records, inside the database, what every transaction wrote and which audit rows it filed.
 *
 * The evidence is taken by triggers, so nothing that the product says about itself goes into it.
 */
import { quote, tenantTables } from '@fiducia/tenants/testing';
import pg from 'pg';

export interface TransactionEvidence {
  readonly id: string;
  /** `INSERT session`, `UPDATE api_key(revoked_at)` …, without the audit log's own tables. */
  readonly writes: readonly string[];
  /** Actions of the audit rows that it filed. */
  readonly actions: readonly string[];
}

const RECORDER = `
  CREATE SCHEMA evidence;
  GRANT USAGE ON SCHEMA evidence TO PUBLIC;
  CREATE TABLE evidence.write (transaction xid8, statement text, action text);
  GRANT INSERT ON evidence.write TO PUBLIC;
  CREATE FUNCTION evidence.note_statement() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE changed text := '';
  BEGIN
    IF session_user <> 'fiducia_app' THEN RETURN NULL; END IF;
    IF TG_OP = 'UPDATE' THEN
      SELECT string_agg(n.key, ' ' ORDER BY n.key) INTO changed
      FROM jsonb_each(to_jsonb(NEW)) n JOIN jsonb_each(to_jsonb(OLD)) o USING (key)
      WHERE n.value IS DISTINCT FROM o.value;
      -- An update of nothing is no write.
      IF changed IS NULL THEN RETURN NULL; END IF;
      changed := '(' || changed || ')';
    END IF;
    INSERT INTO evidence.write
      VALUES (pg_current_xact_id(), TG_OP || ' ' || TG_TABLE_NAME || changed, NULL);
    RETURN NULL;
  END $$;
  CREATE FUNCTION evidence.note_action() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO evidence.write VALUES (pg_current_xact_id(), NULL, NEW.action);
    RETURN NULL;
  END $$;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA evidence TO PUBLIC;
  CREATE TRIGGER notes_action AFTER INSERT ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION evidence.note_action();`;

/** The log itself; an alarm over it is not part of it. */
const LOG_TABLES = /^audit_(?!alarm)/;

export async function startRecording(superuserUrl: string): Promise<void> {
  await withSuperuser(superuserUrl, async (client) => {
    await client.query(RECORDER);
    for (const table of await tenantTables(client)) {
      if (LOG_TABLES.test(table)) continue;
      const text = `CREATE TRIGGER notes_statement AFTER INSERT OR UPDATE OR DELETE
        ON ${quote(table)} FOR EACH ROW EXECUTE FUNCTION evidence.note_statement()`;
      await client.query({ text });
    }
  });
}

export async function readEvidence(superuserUrl: string): Promise<readonly TransactionEvidence[]> {
  return withSuperuser(superuserUrl, async (client) => {
    const { rows } = await client.query<TransactionEvidence>(
      `SELECT transaction::text AS id,
         coalesce(array_agg(DISTINCT statement) FILTER (WHERE statement IS NOT NULL), '{}') AS writes,
         coalesce(array_agg(action) FILTER (WHERE action IS NOT NULL), '{}') AS actions
       FROM evidence.write GROUP BY 1`,
    );
    return rows;
  });
}

async function withSuperuser<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
