package dk.elhus.sandbox.loopback;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.hadoop.mapred.ShuffleChannelHandlerContext;
import org.apache.hadoop.mapred.ShuffleChannelInitializer;
import org.apache.hadoop.mapred.ShuffleHandler;

/**
 * The NodeManager's shuffle service on loopback. Hadoop's own binds to every address and has no
 * setting for it, so this one lets it start, closes its socket at once, and opens the same port on
 * loopback instead. Without TLS, as a sandbox has it.
 */
public final class LoopbackShuffleHandler extends ShuffleHandler {
  private static final int ACCEPTORS = 1;

  private ShuffleChannelHandlerContext context;
  private EventLoopGroup acceptors;
  private EventLoopGroup workers;

  /** Hadoop's start asks for one and tells it the port; the same one serves on loopback. */
  @Override
  protected ShuffleChannelHandlerContext createHandlerContext() {
    context = super.createHandlerContext();
    return context;
  }

  @Override
  protected void serviceStart() throws Exception {
    super.serviceStart();
    int port = getConfig().getInt(SHUFFLE_PORT_CONFIG_KEY, DEFAULT_SHUFFLE_PORT);
    allChannels.close().sync();
    allChannels.add(listen(port));
  }

  private Channel listen(int port) throws InterruptedException {
    acceptors = new NioEventLoopGroup(ACCEPTORS);
    workers = new NioEventLoopGroup();
    return new ServerBootstrap()
        .group(acceptors, workers)
        .channel(NioServerSocketChannel.class)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childHandler(new ShuffleChannelInitializer(context, null))
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .sync()
        .channel();
  }

  @Override
  protected void serviceStop() throws Exception {
    super.serviceStop();
    if (acceptors != null) {
      acceptors.shutdownGracefully();
      workers.shutdownGracefully();
    }
  }
}
