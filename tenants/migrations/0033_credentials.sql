-- Keys of trading venues: all about them but the keys, which are in sealed_secret.

CREATE TABLE credential (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  venue text NOT NULL CHECK (venue ~ '^[a-z][a-z0-9-]{1,39}$'),
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
  -- Keyed: tells two keys apart, and nothing about either.
  fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{16}$'),
  -- Of the secret: what is used, what is kept until the rotation is confirmed, what waits for an
  -- approval.
  active_version integer NOT NULL CHECK (active_version > 0),
  previous_version integer CHECK (previous_version < active_version),
  pending_version integer CHECK (pending_version > active_version),
  pending_fingerprint text CHECK (pending_fingerprint ~ '^[0-9a-f]{16}$'),
  -- Whether the venue was asked and said that the key cannot withdraw; false: it cannot be asked.
  withdrawal_excluded boolean NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  rotated_at timestamptz,
  last_used_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, account_id, venue, label),
  CHECK ((pending_version IS NULL) = (pending_fingerprint IS NULL)),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);
CALL protect_tenant_table('credential');
GRANT SELECT, INSERT, DELETE, UPDATE (fingerprint, active_version, previous_version,
  pending_version, pending_fingerprint, withdrawal_excluded, rotated_at, last_used_at)
  ON credential TO fiducia_app;
