-- Who may see a version is asked by version: without these the coach's desk reads everybody's hand-ins to find three.
create index foundation_submission_version on foundation_submission (version);
create index foundation_publication_version on foundation_publication (version);
