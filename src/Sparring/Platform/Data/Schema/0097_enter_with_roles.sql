-- Whoever asks for a round of questions enters with her roles at hand: one statement less for the start page, its answer not read.
create function enter_with_roles(of_tenant text, who text, on_day text) returns void language plpgsql as $$
begin
    perform enter(of_tenant, who, '', on_day);
    perform keep_roles();
end $$;
