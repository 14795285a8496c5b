-- The draft with its comments comes in volumes where they are many.
ALTER TABLE document_file ADD COLUMN volume integer NOT NULL DEFAULT 1;
ALTER TABLE document_file DROP CONSTRAINT document_file_pkey, ADD CONSTRAINT document_file_pkey PRIMARY KEY (set_id, kind, volume);
