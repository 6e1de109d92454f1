-- Where text is compared by the language of the database, it is compared as bytes from here on. A column of a later file repeats this
-- marker behind it.
{{compare-as-bytes}}
