using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Storage;

public sealed class PostgresContract(PostgresCluster cluster) : StorageContract(new PostgresDatabase(cluster));

public sealed class PostgresDeskContract(PostgresCluster cluster) : DeskContract(new PostgresDatabase(cluster));

public sealed class PostgresPeopleContract(PostgresCluster cluster) : PeopleContract(new PostgresDatabase(cluster));
