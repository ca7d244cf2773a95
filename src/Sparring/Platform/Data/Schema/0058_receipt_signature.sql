-- A receipt for deleted dilemmas is signed like every other certificate; those from before keep their hash and have no signature.
alter table dilemma_receipt add column signature bytea;
