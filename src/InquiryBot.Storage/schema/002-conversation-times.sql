-- When a conversation began and when it was last spoken in is told by its transcript; no turn keeps it a second time.

alter table conversations drop column created_at;
alter table conversations drop column updated_at;
