"""A builder collects parts, and is no stream."""


class QueryBuilder:
    def __init__(self, table):
        self.table = table
        self.conditions = []

    def where(self, condition):
        self.conditions.append(condition)
        return self

    def sql(self):
        return f"select * from {self.table} where {' and '.join(self.conditions)}"


class Reports:
    def __init__(self):
        self.queries = []

    def daily(self, days):
        for day in days:
            query = QueryBuilder("sales").where(f"day = {day}")
            self.queries.append(query)
        return [query.sql() for query in self.queries]
