using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Tutti.Email;

/// <summary>Puts mail together: SMTP where it is set up, else in Development the mailbox, else none.</summary>
internal static class EmailRegistration
{
    public static void AddEmail(this IServiceCollection services)
    {
        services.AddOptions<EmailOptions>().BindConfiguration("Tutti:Email").ValidateDataAnnotations().ValidateOnStart();
        services.AddDataProtection();
        services.AddSingleton<EmailSeal>();
        services.AddSingleton<EmailOutbox>();
        services.TryAddSingleton<IEmailSender>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<EmailOptions>>();
            if (options.Value.Smtp.Host is not null) return new SmtpSender(options);
            return provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
                ? new Mailbox(provider.GetRequiredService<TimeProvider>())
                : new NoEmail();
        });
        services.AddHostedService<EmailDelivery>();
    }
}
