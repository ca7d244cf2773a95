using Sparring;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSparring(
    new SparringSettings
    {
        ConnectionString = builder.Configuration.GetConnectionString("Sparring") ?? "",
        KeyStore = "data/keys",
        Assets = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        Programmes = "programmes",
        Address = new Uri("http://localhost:5000"),
    }
);
var app = builder.Build();
app.MapSparring();
await app.RunAsync();
