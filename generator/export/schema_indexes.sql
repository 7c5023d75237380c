create index claims_by_kind on claims(kind);
create index claims_by_said on claims(said_first);
create index claims_by_event on claims(event);
create index claims_by_rating on claims(derived_rating);
create index claim_entities_by_entity on claim_entities(entity, part);
create index claim_topics_by_topic on claim_topics(topic);
create index appearances_by_article on appearances(article);
create index relations_by_other on relations(other, relation);
create index mentions_by_entity on mentions(entity);
