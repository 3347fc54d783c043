package dk.elhus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code elhus deploy}. */
@Command(
    name = "deploy",
    description = "Put jars, workflows and tables in place; only what differs is touched.")
final class DeployCommand implements Callable<Integer> {
  @ParentCommand private Elhus elhus;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    new Deployer(elhus.home(), elhus.settings(), spec.commandLine().getOut()).deploy();
    return 0;
  }
}
