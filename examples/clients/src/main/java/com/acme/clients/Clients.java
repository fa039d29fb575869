package com.acme.clients;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts one of the clients. */
@Command(
        name = "clients",
        description = "Starts one client of the scheduler.",
        synopsisSubcommandLabel = "CLIENT",
        mixinStandardHelpOptions = true,
        subcommands = {MobileApp.class, PartnerBatch.class, WebClient.class})
public final class Clients {
    private Clients() {}

    /** Runs the client named by the first argument. */
    public static void main(String[] arguments) {
        CommandLine commands = new CommandLine(new Clients());
        commands.setExecutionExceptionHandler((e, command, parsed) -> {
            System.err.println(e.getMessage());
            return 1;
        });
        System.exit(commands.execute(arguments));
    }
}
