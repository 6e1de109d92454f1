using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Storage;

public sealed class SqliteContract() : StorageContract(new SqliteDatabase());

public sealed class SqliteDeskContract() : DeskContract(new SqliteDatabase());

public sealed class SqlitePeopleContract() : PeopleContract(new SqliteDatabase());
