-- A turn that is run again remembers its number in memory, or tells another one: nobody has heard the first.

drop table case_numbers;
