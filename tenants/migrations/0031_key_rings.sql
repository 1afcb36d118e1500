-- The key rings of this installation, by name and version: never a key. What is here tells a process
-- with other keys that it is in the wrong place, and since when a version wraps.

CREATE TABLE key_ring (
  ring text NOT NULL CHECK (length(ring) BETWEEN 1 AND 200),
  version integer NOT NULL CHECK (version > 0),
  seen_at timestamptz NOT NULL,
  -- Whoever rotates takes this first, so that of several processes one does.
  rotation_taken_at timestamptz,
  PRIMARY KEY (ring, version)
);
GRANT SELECT, INSERT, UPDATE (rotation_taken_at) ON key_ring TO fiducia_app;
