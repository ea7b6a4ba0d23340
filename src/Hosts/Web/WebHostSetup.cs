// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Gate;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;

namespace Filiera.Web;

/// <summary>Puts the web host together: services, then the order in which a request passes.</summary>
public static class WebHostSetup
{
    /// <summary>Published output carries its own <c>wwwroot</c> and may be started from any directory; configuration is read once.</summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
        ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
    };

    /// <summary>Registers what pages and endpoints need.</summary>
    public static void AddFilieraWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddFiliera(Installation.From(builder.Configuration));
        services.AddTurns();
        if (HoldsGate(builder.Configuration))
        {
            services.AddMountedGate(GateLimits.Usual);
        }

        services.AddSingleton<Assets>();
        services.AddSingleton<Figures>();
        services.AddScoped<SiteSearch>();
        services.AddSignIn(builder.Configuration);
        services.AddBoundary();
        services.AddHttpContextAccessor();
        QuietLogs(builder.Logging);
        builder.AddWatch();
        services.AddPages();
        services.AddApi();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "filiera-form";
            options.FormFieldName = FormGuard.FieldName;
            options.SuppressXFrameOptionsHeader = true;
            Harden(options.Cookie, builder.Configuration);
        });
        services.AddDataProtection().SetApplicationName("filiera");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<Installation, ILoggerFactory>((options, installation, logs) => options.XmlRepository =
                new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(
                    new DirectoryInfo(PrivateDirectory.Under(installation, "keys", "web")), logs));
        services.AddAuthorization(AccessPolicies.Register);
        services.Configure<HostFilteringOptions>(options =>
            options.AllowedHosts = (builder.Configuration["AllowedHosts"] ?? "localhost;127.0.0.1;[::1]").Split(';'));
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
    }

    // What the process does by itself.
    private static void AddTurns(this IServiceCollection services)
    {
        services.AddHostedService<JobRunnerHost>();
        services.AddHostedService<ReminderHost>();
        services.AddHostedService<RetentionHost>();
        services.AddHostedService<RegisterHost>();
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddScoped<Visit>();
        services.AddScoped<Uploads>();
        services.AddScoped<DraftStore>();
        services.AddSingleton<FormDrafts>();
        services.AddSingleton<FormTokens>();
        services.AddScoped<ListLook>();
        services.AddScoped<DraftRooms>();
        services.AddSingleton<CertificateActs>();
        services.AddSingleton<RegisterPages>();
        services.AddScoped<CredentialDesk>();
        services.AddRazorComponents();
    }

    private static void AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<OperatorKey>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<KnownSessions>();
        services.AddSingleton<Step>();
        services.AddSingleton<Letterhead>();
        services.AddScoped<SignIns>();
        services.AddScoped<AccessTokens>();
        services.AddHttpClient(OpenIdProviders.Client, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<OpenIdProviders>();
        services.AddScoped<OpenIdFlow>();
        services.AddAuthentication(SignInScheme)
            .AddPolicyScheme(SignInScheme, null, options => options.ForwardDefaultSelector = http =>
                ProgramSignIn.Speaks(http.Request) ? ProgramSignIn.Name : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options =>
            {
                SignInCookie.Configure(options);
                Harden(options.Cookie, configuration);
            })
            .AddScheme<AuthenticationSchemeOptions, ProgramSignIn>(ProgramSignIn.Name, null);
        services.PostConfigure<CookieAuthenticationOptions>(
            CookieAuthenticationDefaults.AuthenticationScheme, options => options.TicketDataFormat = new KnownTickets(options.TicketDataFormat));
    }

    // For real people TLS stands before the program, whatever the program itself sees of it.
    private static void Harden(CookieBuilder cookie, IConfiguration configuration)
    {
        if (ProductionRules.Apply(configuration))
        {
            cookie.Name = SignInCookie.HostPrefix + cookie.Name;
            cookie.SecurePolicy = CookieSecurePolicy.Always;
            cookie.Path = "/";
        }
    }

    // People come with a cookie, programs with a key or a token.
    private const string SignInScheme = "filiera";

    // Neither statements nor addresses asked for belong in a log. A form without its token is told to whoever sent it, and the key
    // files lie in a directory for their owner only.
    private static void QuietLogs(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("System.Net.Http.HttpClient", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

    // A dialler's gate is asked for: a portal alone keeps no journal and answers no dialler.
    private static bool HoldsGate(IConfiguration configuration) => configuration["Filiera:Gate"] == "true";

    /// <summary>The way of a request, from the outside in; then every area's endpoints.</summary>
    public static void UseFilieraWeb(this WebApplication app)
    {
        app.Use(Tracing.NameAsync);
        app.UseMiddleware<RefusedAccess>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ProblemAnswers.OnExceptionAsync, AllowStatusCode404Response = true });
        app.UseProxies();
        app.UseHostFiltering();
        app.UseMiddleware<SecurityHeaders>();
        if (HoldsGate(app.Configuration))
        {
            app.MapGate();
        }

        app.UseTlsAlone();

        app.Use(Assets.ToCompressed(app.Environment));
        app.UseStaticFiles(Assets.Options());
        app.UseStatusCodePages(ProblemAnswers.OnStatusAsync);
        app.UseRouting();
        app.Use(RefusedAccess.KeepRouteAsync);
        app.UseAuthentication();
        app.UseMiddleware<VisitorsChoices>();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseMiddleware<KeptPages>();
        app.MapPortal();
        app.MapWorkspace();
        app.MapApi();
    }

    // What anyone may open, and what watches over the installation.
    private static void MapPortal(this WebApplication app)
    {
        app.MapAccounts();
        app.MapHome();
        app.MapCallers();
        app.MapFigures();
        app.MapSearch();
        app.MapSavedViews();
        app.MapFormDrafts();
        app.MapNotes();
        app.MapSecurityContact();
        app.MapGuide();
        app.MapHealth();
        app.MapWatch();
        app.MapRules();
        app.MapVerify();
        app.MapRegister();
    }

    private static void MapWorkspace(this WebApplication app)
    {
        app.MapChoices();
        app.MapWork();
        app.MapLists();
        app.MapNewList();
        app.MapDrafts();
        app.MapDraftMapping();
        app.MapReviews();
        app.MapReceipts();
        app.MapRegisterAnswers();
        app.MapConsultations();
        app.MapSamples();
        app.MapRights();
        app.MapCoverage();
        app.MapDialGate();
        app.MapParties();
        app.MapJobs();
        app.MapAudit();
        app.MapEvidence();
    }

    private static void MapAccounts(this WebApplication app)
    {
        app.MapSignIn();
        app.MapInvitations();
        app.MapPasswordResets();
        app.MapAccount();
        app.MapOAuth();
        app.MapOpenId();
        app.MapMembers();
        app.MapApiKeys();
    }
}
