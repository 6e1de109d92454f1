using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Storage;

public sealed class SqliteContract() : StorageContract(new SqliteDatabase());
