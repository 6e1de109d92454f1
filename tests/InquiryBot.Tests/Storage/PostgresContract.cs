using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Storage;

public sealed class PostgresContract(PostgresCluster cluster) : StorageContract(new PostgresDatabase(cluster));
