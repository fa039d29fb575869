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
        System.exit(new CommandLine(new Clients()).execute(arguments));
    }
}
