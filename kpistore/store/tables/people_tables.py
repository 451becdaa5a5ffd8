"""Who may use the bot, what they receive and how, and what was spoken of."""

from sqlalchemy import BigInteger, Column, String, Table, Text

from kpistore.store.tables.kinds import Cut, UtcTime, metadata

people = Table(
    "people",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Cut(100), nullable=False),
    Column("role", String(20), nullable=False),
    Column("joined_at", UtcTime, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("role", String(20), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("used_by", BigInteger),
    Column("used_at", UtcTime),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", String(40), primary_key=True),
    Column("since", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    Column("ended_why", Cut(200), nullable=False, server_default=""),
)

memories = Table(
    "memories",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("question", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
)

grounds = Table(
    "grounds",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("ground", String(10), nullable=False),
    Column("since", UtcTime, nullable=False),
)
