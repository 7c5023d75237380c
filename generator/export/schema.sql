-- The docket as a database. Dates are EDTF as they were given; a column ending in
-- _first or _last is a plain day. What the generator computed begins with derived_. The
-- lines "fields of" stand for columns that are made from the table of fields.

create table about (
  key   text primary key,
  value text not null
);

create table topics (
  id          text primary key,
  title       text not null,
  description text,
  url         text not null
);

create table entities (
  id          text primary key,
  name        text not null,
  kind        text,
  description text,
  url         text not null,
  ended       text
);

create table entity_names (
  entity text not null references entities(id),
  name   text not null,
  kind   text not null check (kind in ('alias', 'short', 'same_as')),
  primary key (entity, kind, name)
);

create table entity_roles (
  entity            text not null references entities(id),
  number            integer not null,
  title             text not null,
  organisation      text references entities(id),
  organisation_name text,
  "from"            text,
  "to"              text,
  primary key (entity, number)
);

create table events (
  id               text primary key,
  title            text not null,
  happened         text,
  cancelled        text,
  description      text,
  derived_disagree integer not null,
  url              text not null
);

create table event_topics (
  event text not null references events(id),
  topic text not null references topics(id),
  primary key (event, topic)
);

create table articles (
  id             text primary key,
  title          text not null,
  date           text not null,
  date_first     text,
  updated        text,
  authors        text,
  summary        text,
  text           text,
  source_name    text,
  source_url     text,
  source_archive text,
  url            text not null,
  language        text,
  translated_from text,
  form            text not null,
  speaker         text references entities(id)
);

create table article_topics (
  article text not null references articles(id),
  topic   text not null references topics(id),
  primary key (article, topic)
);

create table corrections (
  article text not null references articles(id),
  number  integer not null,
  date    text,
  note    text,
  primary key (article, number)
);

create table mentions (
  article text not null references articles(id),
  entity  text not null references entities(id),
  count   integer not null,
  primary key (article, entity)
);

create table claims (
  id text primary key,
  -- fields of a claim
  derived_recorded text not null,
  derived_rating text not null,
  derived_rating_label text not null,
  derived_rating_value real,
  derived_open integer not null,
  derived_overdue integer not null,
  derived_due text,
  derived_due_days integer,
  derived_due_about integer not null,
  derived_awaits_ruling integer not null,
  derived_superseded integer not null,
  derived_first_telling text references claims(id),
  derived_tellings integer not null,
  url text not null
);

create table claim_entities (
  claim  text not null references claims(id),
  entity text not null references entities(id),
  part   text not null check (part in ('speaker', 'on_behalf_of', 'about', 'actor', 'target', 'asked', 'told_by', 'derived_side')),
  role   text, -- of a speaker, on that day
  primary key (claim, part, entity)
);

create table claim_topics (
  claim   text not null references claims(id),
  topic   text not null references topics(id),
  derived integer not null, -- 1 where it is the claim's only by its event
  primary key (claim, topic)
);

create table appearances (
  claim text not null references claims(id),
  number integer not null,
  -- fields of an appearance
  primary key (claim, number)
);

create table evidence (
  claim text not null references claims(id),
  number integer not null,
  -- fields of evidence
  primary key (claim, number)
);

create table assessments (
  claim text not null references claims(id),
  number integer not null,
  by_entity text references entities(id), -- another desk; empty for the site's own
  by_name text,
  -- fields of an assessment
  stands integer not null,
  primary key (claim, number)
);

create table replies (
  claim text not null references claims(id),
  number integer not null,
  by_entity text references entities(id), -- who answered, if it is an entity
  -- fields of a reply
  primary key (claim, number)
);

create table relations (
  claim    text not null references claims(id),
  relation text not null,
  other    text not null references claims(id),
  cito     text not null, -- the relation in the Citation Typing Ontology or Dublin Core
  primary key (claim, relation, other)
);

create table steps (
  claim      text not null references claims(id),
  number     integer not null,
  side       text references entities(id),
  kind       text not null,
  days       integer not null,
  about      integer not null,
  widens     integer not null,
  from_claim text references claims(id),
  primary key (claim, number)
);

create virtual table claims_fts using fts5 (title, note, content="claims", tokenize="unicode61 remove_diacritics 2");
create virtual table articles_fts using fts5 (title, summary, text, content="articles", tokenize="unicode61 remove_diacritics 2");
